import { ref } from 'vue';
import { t } from '@/i18n';
import { useSettings, type Kinds } from '@/stores/settings';
import { useToast } from '@/ui/toast';
import { moved, renumber } from './order';

/** Puts an item at another place: shown at once, then written; a refusal puts the stored order back. */
export function useReorder<K extends 'status' | 'attribute' | 'field' | 'macro' | 'view' | 'deadlinePolicy'>(kind: K, items: () => Kinds[K][], nameOf: (item: Kinds[K]) => string) {
  const settings = useSettings();
  const toast = useToast();
  const spoken = ref('');

  async function move(from: number, to: number): Promise<void> {
    const before = items();
    const target = Math.max(0, Math.min(before.length - 1, to));
    const item = before[from];
    if (!item || target === from) return;
    const changes = renumber(moved(before, from, target));
    // Same version: the live frame or the answer, which carry a higher one, replace this.
    for (const change of changes) settings.put(kind, { ...settings.get(kind, change.id)!, order: change.order });
    spoken.value = t('settings.moved', { name: nameOf(item), n: target + 1 });
    try {
      for (const change of changes) await settings.change(kind, change.id, { order: change.order });
    } catch (error) {
      toast.failure(error);
      await settings.reload(kind);
    }
  }
  return { move, spoken };
}
