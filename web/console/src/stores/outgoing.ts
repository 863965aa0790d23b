// Replies that are written and not sent: held for a moment so that they can be taken back, or scheduled.
// They live on the server, so every window and device shows the same countdown.
import { defineStore } from 'pinia';
import { computed, shallowReactive } from 'vue';
import { api, ApiProblem } from '@/api/client';
import type { Id, Message, Outgoing, Page } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';
import { useDrafts } from './drafts';
import { useSession } from './session';

export const useOutgoing = defineStore('outgoing', () => {
  const items = shallowReactive(new Map<Id, Outgoing>());
  const opened = new Set<Id>();

  const of = (conversationId: Id): Outgoing[] =>
    [...items.values()].filter((one) => one.conversationId === conversationId).sort((a, b) => (a.sendAt < b.sendAt ? -1 : 1));

  /** The newest held reply of this person: what "undo" means right now. */
  const undoable = computed(() => {
    const me = useSession().personId;
    const held = [...items.values()].filter((one) => one.state === 'held' && one.authorId === me);
    return held.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0] ?? null;
  });

  async function read(conversationId: Id): Promise<void> {
    const mark = readMark();
    const page = await api.get<Page<Outgoing>>(`/conversations/${conversationId}/outgoing`);
    opened.add(conversationId);
    const fresh = new Set(page.items.map((one) => one.id));
    for (const one of of(conversationId)) if (!fresh.has(one.id) && !isFresher('outgoing', one.id, mark)) items.delete(one.id);
    for (const one of page.items) if (!isFresher('outgoing', one.id, mark)) items.set(one.id, one);
  }

  async function open(conversationId: Id): Promise<void> {
    if (!opened.has(conversationId)) await read(conversationId).catch(later);
  }

  /** The answer to sending said that it waits: shown before the live frame says the same. */
  function took(message: Message, more: { resolve: boolean; unlessCustomerWrites: boolean }): void {
    if (items.has(message.id) || !message.sendAt) return;
    items.set(message.id, {
      id: message.id, version: 1, conversationId: message.conversationId, authorId: message.authorId, authorName: message.authorName, text: message.text,
      attachments: message.attachments, mentions: message.mentions, letter: message.letter, state: message.state, sendAt: message.sendAt, createdAt: message.at,
      customerWrote: false, failure: null, ...more,
    });
  }

  const path = (one: Outgoing): string => `/conversations/${one.conversationId}/messages/${one.id}`;

  /** Back into the composer, with files and recipients. */
  async function takeBack(one: Outgoing): Promise<void> {
    await api.del(`${path(one)}/hold`);
    items.delete(one.id);
    if (one.authorId === useSession().personId) useDrafts().restore(one);
  }

  async function sendNow(one: Outgoing): Promise<void> {
    await api.post(`${path(one)}/send-now`);
    items.delete(one.id);
  }

  async function change(one: Outgoing, patch: { sendAt?: string; unlessCustomerWrites?: boolean }): Promise<void> {
    const changed = await api.patch<Outgoing>(`${path(one)}/hold`, patch);
    items.set(changed.id, changed);
  }

  onKind<Outgoing>('outgoing', {
    upsert: (id, data) => items.set(id, data),
    remove: (id) => items.delete(id),
    reload: async () => {
      await Promise.all([...opened].map((id) => read(id).catch(later)));
    },
  });

  return { items, of, undoable, open, took, takeBack, sendNow, change };
});

/** Read again at the next opening or reset. */
function later(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
}
