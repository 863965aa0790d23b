// Annotations of the open conversations and the intents they name. Read when a message wants one; corrections of others come live.
import { defineStore } from 'pinia';
import { ref, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Id } from '@/api/types';
import { t, useTexts } from '@/i18n';
import { onKind } from '@/live/kinds';
import { useThreads } from '@/stores/threads';
import { useToast } from '@/ui';
import type { Annotation, Intent } from './reading';

const KEPT = 4_000;

/** Opens the correction of what the customer said last, and says so when there is nothing that could be put right. */
export async function correctNewest(conversation: Id): Promise<void> {
  const meanings = useMeanings();
  const message = useThreads().of(conversation).items.filter((one) => one.authorKind === 'customer' && !one.activity && !one.note && !one.deletedAt && one.text !== '').at(-1);
  if (message && !meanings.byMessage.has(message.id)) await meanings.read(conversation);
  if (message && meanings.byMessage.has(message.id)) meanings.correcting = message.id;
  else await useTexts('meaning').then(() => useToast().show(t(message ? 'meaning.unread' : 'meaning.nothing')));
}

export const useMeanings = defineStore('meanings', () => {
  const byMessage = shallowReactive(new Map<Id, Annotation>());
  const intents = shallowReactive(new Map<Id, Intent>());
  /** The message whose correction is open. */
  const correcting = ref<Id | null>(null);
  const waiting = new Map<Id, ReturnType<typeof setTimeout>>();
  /** Messages that were asked for: what has no annotation is not asked for again. */
  const asked = new Set<Id>();
  const missed = new Set<Id>();
  let named: Promise<void> | null = null;

  const names = () => (named ??= api.get<{ items: Intent[] }>('/intents').then(({ items }) => {
    intents.clear();
    for (const one of items) intents.set(one.id, one);
  }).catch(() => void (named = null)));
  function put(a: Annotation): void {
    const held = byMessage.get(a.messageId);
    if (held && held.version > a.version) return;
    byMessage.set(a.messageId, a);
    if (byMessage.size > KEPT) byMessage.delete(byMessage.keys().next().value!);
    // One made since is asked for once; one that was deleted stays unnamed.
    if (a.intentId && !intents.has(a.intentId) && !missed.has(a.intentId)) {
      missed.add(a.intentId);
      named = null;
      void names();
    }
  }
  /** One reading for all messages that come into sight together. What cannot be had is left out: the thread is whole without it. */
  function want(conversation: Id, message: Id): void {
    if (byMessage.has(message) || asked.has(message)) return;
    asked.add(message);
    if (asked.size > KEPT) asked.clear();
    if (waiting.has(conversation)) return;
    waiting.set(conversation, setTimeout(() => {
      waiting.delete(conversation);
      void read(conversation);
    }, 200));
  }
  async function read(conversation: Id): Promise<void> {
    const [page] = await Promise.all([api.get<{ items: Annotation[] }>(`/conversations/${conversation}/annotations`, { timeout: 8_000 }).catch(() => null), names()]);
    page?.items.forEach(put);
  }
  onKind<Annotation>('annotation', {
    upsert: (id, a) => (byMessage.has(id) ? put(a) : undefined),
    remove: (id) => byMessage.delete(id),
    reload: async () => {
      asked.clear();
      const held = [...new Set([...byMessage.values()].map((a) => a.conversationId))];
      await Promise.all(held.slice(-3).map(read));
    },
  });

  const path = (a: Annotation) => `/conversations/${a.conversationId}/annotations/${a.messageId}`;
  const correct = async (a: Annotation, change: object) => put(await api.patch<Annotation>(path(a), change, { ifMatch: a.version }));
  /** The way back: the message is read anew and its words are not learnt from. */
  const uncorrect = async (a: Annotation) => {
    await api.del(`${path(a)}/correction`);
    await read(a.conversationId);
  };
  const explain = (a: Annotation) => api.get<{ ranked: { intentId: Id; confidence: number }[]; words: string[] }>(`${path(a)}/explanation`, { timeout: 8_000 });
  return { byMessage, intents, correcting, names, want, read, put, correct, uncorrect, explain };
});
