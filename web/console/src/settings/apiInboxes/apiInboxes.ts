import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { ApiInbox, Id } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

/** How other systems are joined to inboxes, by inbox id; fresh by live frames once read. */
export const useApiInboxes = defineStore('apiInboxes', () => {
  const rows = shallowReactive(new Map<Id, ApiInbox>());

  function put(row: ApiInbox): void {
    if ((rows.get(row.id)?.version ?? 0) <= row.version) rows.set(row.id, row);
  }
  async function read(inboxId: Id): Promise<void> {
    const mark = readMark();
    const row = await api.get<ApiInbox>(`/inboxes/${inboxId}/api`);
    if (!rows.has(inboxId) || !isFresher('apiInbox', inboxId, mark)) rows.set(inboxId, row);
  }
  onKind<ApiInbox>('apiInbox', {
    // Kept even before it was asked for: the frame of a new inbox may come ahead of the answer to the first read.
    upsert: (id, row) => rows.set(id, row),
    remove: (id) => rows.delete(id),
    reload: async () => {
      await Promise.allSettled([...rows.keys()].map(read));
    },
  });
  return { rows, put, read };
});
