/** One item taken out and put in at another place; the rest keep their order. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const target = Math.max(0, Math.min(items.length - 1, to));
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(target, 0, item);
  return next;
}

export interface Ordered {
  id: string;
  order: number;
}

/** The fewest writes that make the stored order this one: everything whose place number no longer fits. */
export function renumber<T extends Ordered>(items: readonly T[]): { id: string; order: number }[] {
  return items.map(({ id }, index) => ({ id, order: index + 1 })).filter(({ id, order }) => items.find((item) => item.id === id)?.order !== order);
}

/** Where a pointer at `y` would drop, given the rows' middles. */
export function placeAt(middles: readonly number[], from: number, y: number): number {
  const above = middles.filter((middle, index) => index !== from && middle < y).length;
  return above;
}
