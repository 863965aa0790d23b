import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import { api, ApiProblem } from '@/api/client';
import type { Id, Message, MessagePage } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

export interface Thread {
  id: Id;
  /** Ascending by position, without holes. */
  items: readonly Message[];
  hasBefore: boolean;
  hasAfter: boolean;
  state: 'idle' | 'loading' | 'ready' | 'failed';
  error: unknown;
  busy: 'before' | 'after' | null;
  /** Seen position when the thread was opened: where the "new" line stands. */
  unreadAfter: number | null;
}

const PAGE = 50;
const KEPT = 30;

/** Puts a message where its position says; the same id replaces what was there. */
export function placed(items: readonly Message[], message: Message): Message[] {
  const next = items.slice();
  let at = next.length;
  while (at > 0 && next[at - 1]!.position > message.position) at--;
  if (at > 0 && next[at - 1]!.id === message.id) next[at - 1] = message;
  else {
    const old = next.findIndex((m) => m.id === message.id);
    if (old >= 0) next[old] = message;
    else next.splice(at, 0, message);
  }
  return next;
}

export const useThreads = defineStore('threads', () => {
  const threads = shallowReactive(new Map<Id, Thread>());

  function of(id: Id): Thread {
    let thread = threads.get(id);
    if (!thread) {
      thread = shallowReactive<Thread>({
        id, items: [], hasBefore: false, hasAfter: false, state: 'idle', error: null, busy: null, unreadAfter: null,
      });
      threads.set(id, thread);
      if (threads.size > KEPT) threads.delete(threads.keys().next().value!);
    }
    return thread;
  }

  function fetchPage(id: Id, query: Record<string, number>): Promise<MessagePage> {
    return api.get<MessagePage>(`/conversations/${id}/messages`, { query: { ...query, limit: PAGE } });
  }

  /** The newest page; what live frames said meanwhile wins. */
  async function readNewest(thread: Thread): Promise<void> {
    const mark = readMark();
    const page = await fetchPage(thread.id, {});
    let items: Message[] = page.items;
    for (const message of thread.items) if (isFresher('message', message.id, mark)) items = placed(items, message);
    thread.items = items;
    thread.hasBefore = page.hasBefore;
    thread.hasAfter = page.hasAfter;
    thread.error = null;
    thread.state = 'ready';
  }

  async function load(id: Id): Promise<void> {
    const thread = of(id);
    if (thread.state === 'loading') return;
    const first = thread.state !== 'ready';
    if (first) thread.state = 'loading';
    try {
      await readNewest(thread);
    } catch (error) {
      thread.error = error;
      if (first) thread.state = 'failed';
    }
  }

  async function open(id: Id): Promise<void> {
    const thread = of(id);
    // Touching keeps the thread among those that stay.
    threads.delete(id);
    threads.set(id, thread);
    if (thread.state !== 'ready') await load(id);
  }

  async function more(id: Id, way: 'before' | 'after'): Promise<void> {
    const thread = of(id);
    if (thread.busy || thread.state !== 'ready' || !(way === 'before' ? thread.hasBefore : thread.hasAfter)) return;
    const edge = way === 'before' ? thread.items[0] : thread.items.at(-1);
    if (!edge) return;
    thread.busy = way;
    try {
      const page = await fetchPage(id, { [way]: edge.position });
      const known = new Set(thread.items.map((m) => m.id));
      const fresh = page.items.filter((m) => !known.has(m.id));
      thread.items = way === 'before' ? [...fresh, ...thread.items] : [...thread.items, ...fresh];
      if (way === 'before') thread.hasBefore = page.hasBefore;
      else thread.hasAfter = page.hasAfter;
      thread.error = null;
    } catch (error) {
      thread.error = error;
    } finally {
      thread.busy = null;
    }
  }

  function put(message: Message): void {
    // A merge or split moved it: it stands in one thread only.
    for (const other of threads.values()) {
      if (other.id !== message.conversationId && other.items.some((m) => m.id === message.id)) other.items = other.items.filter((m) => m.id !== message.id);
    }
    const thread = threads.get(message.conversationId);
    if (!thread || thread.state === 'idle') return;
    const known = thread.items.some((m) => m.id === message.id);
    const last = thread.items.at(-1);
    // Beyond a page that was not read yet there is nothing to join it to.
    if (!known && thread.hasAfter && (!last || message.position > last.position)) return;
    if (!known && thread.hasBefore && thread.items[0] && message.position < thread.items[0].position) return;
    thread.items = placed(thread.items, message);
  }

  onKind<Message>('message', {
    upsert: (_id, data) => put(data),
    remove: (id) => {
      for (const thread of threads.values()) {
        if (thread.items.some((m) => m.id === id)) thread.items = thread.items.filter((m) => m.id !== id);
      }
    },
    reload: async () => {
      for (const thread of [...threads.values()]) {
        if (thread.state !== 'ready') continue;
        try {
          await readNewest(thread);
        } catch (error) {
          if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
          threads.delete(thread.id);
        }
      }
    },
  });

  return { threads, of, open, load, more, put };
});
