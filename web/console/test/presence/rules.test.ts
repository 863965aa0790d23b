import { describe, expect, it } from 'vitest';
import { bodyOf, formOf, isValid, moved, newReason } from '@/settings/presence/rules';

const rules = {
  calmPerDay: 2, calmMinutes: 10, version: 3,
  reasons: [
    { id: 'a', key: 'lunch', name: null, minutes: 60, ask: false, archived: false },
    { id: 'b', key: null, name: 'Stock-taking', minutes: 0, ask: true, archived: false },
    { id: 'c', key: null, name: 'Old', minutes: 5, ask: false, archived: true },
  ],
};

describe('reasons to be away', () => {
  it('are edited without what history alone names, and go back as they came', () => {
    const form = formOf(rules);
    expect(form.reasons.map((one) => one.id)).toEqual(['a', 'b']);
    expect(bodyOf(form)).toEqual({ calmPerDay: 2, calmMinutes: 10, reasons: [{ id: 'a', name: null, minutes: 60, ask: false }, { id: 'b', name: 'Stock-taking', minutes: 0, ask: true }] });
  });
  it('need a name unless Heed has a word for them', () => {
    const form = formOf(rules);
    expect(isValid(form)).toBe(true);
    expect(isValid({ ...form, reasons: [...form.reasons, newReason()] })).toBe(false);
    expect(isValid({ ...form, reasons: [...form.reasons, { ...newReason(), name: 'Doctor' }] })).toBe(true);
  });
  it('keep the order they are put in', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });
});
