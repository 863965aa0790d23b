import { defineStore } from 'pinia';
import { computed, ref, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Id, Page, QuarantinedMail, Released } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

/** Mails in quarantine that this person may decide about, newest first. */
export const useQuarantine = defineStore('quarantine', () => {
  const rows = shallowReactive(new Map<Id, QuarantinedMail>());
  const next = ref<string | null>(null);
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = ref<unknown>(null);
  const items = computed(() => [...rows.values()].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)));

  async function load(after: string | null = null): Promise<void> {
    if (state.value !== 'ready') state.value = 'loading';
    const mark = readMark();
    try {
      const page = await api.get<Page<QuarantinedMail>>('/quarantine', { query: { limit: 50, after } });
      if (!after) for (const id of [...rows.keys()]) if (!isFresher('quarantinedMail', id, mark)) rows.delete(id);
      for (const item of page.items) if (!isFresher('quarantinedMail', item.id, mark)) rows.set(item.id, item);
      next.value = page.next ?? null;
      error.value = null;
      state.value = 'ready';
    } catch (e) {
      error.value = e;
      if (state.value !== 'ready') state.value = 'failed';
    }
  }
  onKind<QuarantinedMail>('quarantinedMail', {
    upsert: (id, row) => state.value !== 'idle' && rows.set(id, row),
    remove: (id) => rows.delete(id),
    reload: async () => {
      if (state.value === 'idle') return;
      await load();
      if (error.value) throw error.value;
    },
  });

  async function release(id: Id): Promise<Released> {
    const result = await api.post<Released>(`/quarantine/${id}/release`, undefined, { timeout: 60_000 });
    if (result.taken) rows.delete(id);
    return result;
  }
  async function remove(id: Id): Promise<void> {
    await api.del(`/quarantine/${id}`);
    rows.delete(id);
  }
  return { items, next, state, error, load, release, remove };
});
