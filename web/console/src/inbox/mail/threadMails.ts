import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Id, ThreadMail } from '@/api/types';

/** Threads as mail: whom an answer goes to, who else writes there, what waits to be let in. Read when shown, and after every decision. */
export const useThreadMails = defineStore('threadMails', () => {
  const rows = shallowReactive(new Map<Id, ThreadMail>());
  const errors = shallowReactive(new Map<Id, unknown>());
  const asked = new Map<Id, number>();
  let turn = 0;

  /** The last answer that was asked for counts, whichever comes last. */
  async function keep(id: Id, work: Promise<ThreadMail>): Promise<ThreadMail> {
    const mine = ++turn;
    const row = await work;
    if ((asked.get(id) ?? 0) <= mine) {
      asked.set(id, mine);
      rows.set(id, row);
    }
    return row;
  }
  /** A failure stands in `errors` until the next reading. */
  async function read(id: Id): Promise<void> {
    errors.delete(id);
    try {
      await keep(id, api.get<ThreadMail>(`/conversations/${id}/mail`));
    } catch (error) {
      errors.set(id, error);
    }
  }
  const decide = (id: Id, address: string, approved: boolean, name?: string) => keep(id, api.put<ThreadMail>(`/conversations/${id}/mail/people`, { address, approved, name: name ?? null }));
  const letIn = (id: Id, messageId: Id) => keep(id, api.post<ThreadMail>(`/conversations/${id}/messages/${messageId}/let-in`));
  return { rows, errors, read, decide, letIn };
});
