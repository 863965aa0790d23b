// Topics as a tree in their own order, with what is hidden and why.
import type { Id } from '@/api/types';
import type { Category } from '@/knowledge/api';

export interface TopicRow { category: Category; depth: number; hidden: boolean; /** Hidden because something above it is. */ above: boolean }
const MAX_DEPTH = 10;

export function treeOf(categories: readonly Category[], hidden: readonly Id[]): TopicRow[] {
  const rows: TopicRow[] = [];
  const known = new Set(categories.map((one) => one.id));
  const walk = (parent: Id | null, depth: number, above: boolean): void => {
    if (depth > MAX_DEPTH) return;
    const level = categories.filter((one) => (one.parentId && known.has(one.parentId) ? one.parentId : null) === parent).sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
    for (const category of level) {
      const here = above || hidden.includes(category.id);
      rows.push({ category, depth, hidden: here, above });
      walk(category.id, depth + 1, here);
    }
  };
  walk(null, 0, false);
  return rows;
}
