import { describe, expect, it } from 'vitest';
import type { Category } from '@/knowledge/api';
import { orderChanges, parentsFor } from '@/knowledge/entries/categoryMoves';

const one = (id: string, parentId: string | null, order: number) => ({ id, parentId, order, version: 1, names: {}, entries: 0 }) as Category;
const tree = [one('a', null, 1), one('b', null, 2), one('c', null, 3), one('a1', 'a', 1), one('a11', 'a1', 1)];

describe('categories', () => {
  it('change places with their neighbour, and with nobody at the edge', () => {
    expect(orderChanges(tree, 'b', -1)).toEqual([{ id: 'b', order: 1 }, { id: 'a', order: 2 }]);
    expect(orderChanges(tree, 'a', -1)).toEqual([]);
    expect(orderChanges(tree, 'a11', 1)).toEqual([]);
  });
  it('get numbers that are told apart where they had none', () => {
    const same = [one('x', null, 0), one('y', null, 0), one('z', null, 0)];
    expect(orderChanges(same, 'z', -1)).toEqual([{ id: 'x', order: 1 }, { id: 'z', order: 2 }, { id: 'y', order: 3 }]);
  });
  it('never go under themselves or what is below them', () => {
    expect(parentsFor(tree, 'a').map((held) => held.id)).toEqual(['b', 'c']);
    expect(parentsFor([one('x', 'y', 1), one('y', 'x', 1)], 'x')).toEqual([]);
    expect(parentsFor(tree, null)).toHaveLength(5);
  });
});
