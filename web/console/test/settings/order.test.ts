import { describe, expect, it } from 'vitest';
import { moved, placeAt, renumber } from '@/settings/form/order';

describe('reordering', () => {
  it('moves one and keeps the others', () => {
    expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a']);
    expect(moved(['a'], 0, -1)).toEqual(['a']);
  });
  it('writes only the places that changed', () => {
    const items = [{ id: 'a', order: 1 }, { id: 'c', order: 3 }, { id: 'b', order: 2 }, { id: 'd', order: 4 }];
    expect(renumber(items)).toEqual([{ id: 'c', order: 2 }, { id: 'b', order: 3 }]);
  });
  it('finds the place under a pointer', () => {
    const middles = [20, 60, 100];
    expect(placeAt(middles, 0, 10)).toBe(0);
    expect(placeAt(middles, 0, 70)).toBe(1);
    expect(placeAt(middles, 2, 30)).toBe(1);
    expect(placeAt(middles, 1, 500)).toBe(2);
  });
});
