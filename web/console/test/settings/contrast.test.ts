import { describe, expect, it } from 'vitest';
import { READABLE, readable } from '@/settings/inboxes/contrast';
import { contrast } from '@/ui/color';

describe('brand colours', () => {
  it('leaves a readable colour alone and darkens a pale one just enough', () => {
    expect(readable('#0b7a75')).toBe('#0b7a75');
    const mended = readable('#ffd84d');
    expect(contrast(mended, '#ffffff')).toBeGreaterThanOrEqual(READABLE);
    expect(contrast(mended, '#ffffff')).toBeLessThan(5.2);
  });
  it('leaves what is no colour alone', () => {
    expect(readable('teal')).toBe('teal');
  });
});
