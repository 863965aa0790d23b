import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { api } from '@/api/client';
import type { FoundConversation, FoundCustomer, SearchItem, SearchPage } from '@/api/types';
import { LocalRecords } from '@/stores/local';
import { useSession } from '@/stores/session';

export const kinds = ['all', 'messages', 'conversations', 'customers', 'files'] as const;
export type Kind = (typeof kinds)[number];
export const spans = ['any', 'day', 'week', 'month', 'year'] as const;
export type Span = (typeof spans)[number];

/** What a search asks for; every part stands in the address, so a search can be kept and handed on. */
export interface Ask {
  q: string;
  kind: Kind;
  sort: 'newest' | 'relevance';
  inbox: string;
  assignee: string;
  label: string;
  status: string;
  author: string;
  span: Span;
}
export const nothing: Ask = { q: '', kind: 'all', sort: 'newest', inbox: '', assignee: '', label: '', status: '', author: '', span: 'any' };

const days: Record<Span, number> = { any: 0, day: 1, week: 7, month: 31, year: 366 };
const PAGE = 30;
const RECENT = 8;
const recents = new LocalRecords<string[]>('heed.searches');

/** The newest search stands first, once. */
export function remembered(held: readonly string[], query: string): string[] {
  const text = query.trim();
  return text ? [text, ...held.filter((each) => each !== text)].slice(0, RECENT) : [...held];
}

export function askOf(query: Record<string, unknown>): Ask {
  const text = (name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '');
  const one = <T extends string>(name: string, from: readonly T[], otherwise: T): T => (from.includes(text(name) as T) ? (text(name) as T) : otherwise);
  return {
    q: text('q'), kind: one('kind', kinds, 'all'), sort: one('sort', ['newest', 'relevance'] as const, 'newest'), span: one('span', spans, 'any'),
    inbox: text('inbox'), assignee: text('assignee'), label: text('label'), status: text('status'), author: text('author'),
  };
}

/** Only what differs from asking for nothing stands in the address. */
export function addressOf(ask: Ask): Record<string, string> {
  return Object.fromEntries(Object.entries(ask).filter(([name, value]) => value !== nothing[name as keyof Ask]));
}

export const isFiltered = (ask: Ask): boolean => [ask.inbox, ask.assignee, ask.label, ask.status, ask.author].some(Boolean) || ask.span !== 'any';

/** One search as far as it was read; kept while a hit is open, so that going back loses nothing. */
export const useSearch = defineStore('search', () => {
  const session = useSession();
  const ask = ref<Ask>({ ...nothing });
  const items = shallowRef<SearchItem[]>([]);
  const customers = shallowRef<FoundCustomer[]>([]);
  const numbered = shallowRef<FoundConversation | null>(null);
  const total = ref(0);
  const floor = ref(false);
  const next = ref<string | null>(null);
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = shallowRef<unknown>(null);
  const scrollTop = ref(0);
  const active = ref(0);
  const key = computed(() => `${session.workspaceId}.${session.me?.person.id ?? ''}`);
  const recent = ref<string[]>([]);
  let run: AbortController | null = null;

  const empty = computed(() => state.value === 'ready' && items.value.length === 0 && customers.value.length === 0 && !numbered.value);

  async function read(more: boolean): Promise<void> {
    run?.abort();
    const mine = (run = new AbortController());
    state.value = 'loading';
    error.value = null;
    const { q, span, ...rest } = ask.value;
    const since = days[span] ? new Date(Date.now() - days[span] * 86_400_000).toISOString() : null;
    try {
      const page = await api.get<SearchPage>('/search', { query: { ...rest, query: q, from: since, limit: PAGE, after: more ? next.value : null }, signal: mine.signal });
      items.value = more ? [...items.value, ...page.items] : page.items;
      next.value = page.next;
      if (!more) {
        customers.value = page.customers;
        numbered.value = page.numbered;
        total.value = page.total ?? 0;
        floor.value = page.more;
      }
      state.value = 'ready';
    } catch (e) {
      if (mine.signal.aborted) return;
      error.value = e;
      state.value = 'failed';
    }
  }

  function show(wanted: Ask): void {
    recent.value = recents.get(key.value) ?? [];
    const same = JSON.stringify(wanted) === JSON.stringify(ask.value);
    if (same && state.value !== 'idle') return;
    ask.value = { ...wanted };
    scrollTop.value = 0;
    active.value = 0;
    if (wanted.q.trim()) {
      void read(false);
      return;
    }
    run?.abort();
    [items.value, customers.value, numbered.value, next.value, state.value] = [[], [], null, null, 'idle'];
  }

  const more = (): void => {
    if (state.value === 'ready' && next.value) void read(true);
  };

  /** A search is worth keeping once something was opened from it, or Enter was pressed. */
  function keep(): void {
    recent.value = remembered(recent.value, ask.value.q);
    recents.set(key.value, recent.value);
  }
  function forget(): void {
    recent.value = [];
    recents.delete(key.value);
  }

  return { ask, items, customers, numbered, total, floor, next, state, error, scrollTop, active, recent, empty, read, show, more, keep, forget };
});
