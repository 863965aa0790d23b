import { describe, expect, it } from 'vitest';
import { READABLE, contrast, isHex, readable } from '@/settings/inboxes/contrast';

describe('brand colours', () => {
  it('measures like WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#0b7a75', '#ffffff')).toBeGreaterThan(5);
  });
  it('leaves a readable colour alone and darkens a pale one just enough', () => {
    expect(readable('#0b7a75')).toBe('#0b7a75');
    const mended = readable('#ffd84d');
    expect(contrast(mended, '#ffffff')).toBeGreaterThanOrEqual(READABLE);
    expect(contrast(mended, '#ffffff')).toBeLessThan(5.2);
  });
  it('accepts six hex digits only', () => {
    expect(isHex('#0B7A75')).toBe(true);
    expect(isHex('#fff')).toBe(false);
    expect(isHex('teal')).toBe(false);
  });
});
