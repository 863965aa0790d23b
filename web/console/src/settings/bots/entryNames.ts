// Questions of entries by their ids, read once each.
import { shallowReactive, watch } from 'vue';
import type { Id } from '@/api/types';
import { knowledge } from '@/knowledge/api';
import { useEntryList } from '@/knowledge/stores';

const known = shallowReactive(new Map<Id, string | null>());

export function useEntryNames(ids: () => readonly Id[]) {
  const list = useEntryList();
  watch(ids, (now) => {
    for (const id of now) {
      if (known.has(id)) continue;
      const held = list.items.find((row) => row.id === id);
      known.set(id, held?.question ?? null);
      // One that was deleted, or may not be looked at, has no name.
      if (!held) void knowledge.read(id).then((entry) => known.set(id, entry.question)).catch(() => undefined);
    }
  }, { immediate: true });
  return { nameOf: (id: Id): string | null => known.get(id) ?? null, remember: (id: Id, question: string) => void known.set(id, question) };
}
