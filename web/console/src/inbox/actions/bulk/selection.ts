// Which rows are chosen: single ones, a stretch (Shift), or all of the list, which only the server can name.
import { computed, ref, shallowReactive } from 'vue';
import type { Id } from '@/api/types';

export function useSelection(rows: () => readonly Id[]) {
  const ids = shallowReactive(new Set<Id>());
  /** Everything in the list, also what has not been read yet. */
  const whole = ref(false);
  let anchor: Id | null = null;

  function clear(): void {
    ids.clear();
    whole.value = false;
    anchor = null;
  }
  /** One row; with Shift everything from the last one to it, in its new state. */
  function toggle(id: Id, range: boolean): void {
    whole.value = false;
    const on = !ids.has(id);
    const list = rows();
    const [from, to] = [anchor === null ? -1 : list.indexOf(anchor), list.indexOf(id)];
    const stretch = range && from >= 0 && to >= 0 ? list.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    for (const one of stretch) {
      if (on) ids.add(one);
      else ids.delete(one);
    }
    anchor = id;
  }
  function all(): void {
    for (const id of rows()) ids.add(id);
  }
  const active = computed(() => ids.size > 0 || whole.value);
  return { ids, whole, active, toggle, all, clear };
}

export type Selection = ReturnType<typeof useSelection>;
