// Where a category can go: pure, over the whole tree as it is held.
import type { Id } from '@/api/types';
import type { Category } from '../api';

const siblings = (all: readonly Category[], one: Category): Category[] => all.filter((other) => other.parentId === one.parentId).sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));

/** New numbers for those whose number changes when one goes a place up or down; none at the edge. */
export function orderChanges(all: readonly Category[], id: Id, by: 1 | -1): { id: Id; order: number }[] {
  const one = all.find((held) => held.id === id);
  if (!one) return [];
  const row = siblings(all, one);
  const at = row.indexOf(one);
  const to = at + by;
  if (to < 0 || to >= row.length) return [];
  [row[at], row[to]] = [row[to]!, row[at]!];
  return row.map((held, i) => ({ id: held.id, order: i + 1, was: held.order })).filter((change) => change.order !== change.was).map(({ id: changed, order }) => ({ id: changed, order }));
}
/** Categories that one can be put under: all but itself and those below it. */
export function parentsFor(all: readonly Category[], id: Id | null): Category[] {
  if (id === null) return [...all];
  const below = new Set([id]);
  for (let grown = true; grown; ) {
    const more = all.filter((one) => one.parentId !== null && below.has(one.parentId) && !below.has(one.id));
    grown = more.length > 0;
    for (const one of more) below.add(one.id);
  }
  return all.filter((one) => !below.has(one.id));
}
