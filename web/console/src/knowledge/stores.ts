// Lists of the knowledge area, kept fresh by live frames.
import { defineStore } from 'pinia';
import { computed, ref, shallowReactive, shallowRef } from 'vue';
import { readAll } from '@/api/client';
import type { Id } from '@/api/types';
import { pick as pickText, type Language } from '@/i18n';
import { isFresher, onKind, readMark } from '@/live/kinds';
import { knowledge, type Category, type Counts, type EntryRow, type Gap } from './api';

export interface EntryFilter {
  q: string;
  /** A status, or what needs attention. */
  show: string;
  category: Id | null;
  order: 'uses' | 'changed' | 'question';
}
const PAGE = 60;
const ATTENTION = new Set(['expiring', 'falling', 'stale', 'review', 'mined', 'drafts']);

export const useEntryList = defineStore('knowledgeEntries', () => {
  const filter = ref<EntryFilter>({ q: '', show: 'all', category: null, order: 'uses' });
  const items = shallowRef<EntryRow[]>([]);
  const counts = shallowRef<Counts | null>(null);
  const next = ref<string | null>(null);
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = shallowRef<unknown>(null);
  let run: AbortController | null = null;

  async function read(more = false): Promise<void> {
    run?.abort();
    const mine = (run = new AbortController());
    state.value = 'loading';
    error.value = null;
    const { q, show, category, order } = filter.value;
    try {
      const page = await knowledge.list(
        { limit: PAGE, after: more ? next.value : null, q, category, order, ...(ATTENTION.has(show) ? { attention: show } : { status: show === 'all' ? null : show }) },
        mine.signal,
      );
      // A row written meanwhile may move across the page's edge: shown once.
      const held = new Set(more ? items.value.map((row) => row.id) : []);
      items.value = more ? [...items.value, ...page.items.filter((row) => !held.has(row.id))] : page.items;
      [counts.value, next.value, state.value] = [page.counts, page.next ?? null, 'ready'];
    } catch (e) {
      if (mine.signal.aborted) return;
      [error.value, state.value] = [e, 'failed'];
    }
  }
  function show(patch: Partial<EntryFilter>): void {
    filter.value = { ...filter.value, ...patch };
    void read();
  }
  const more = () => (state.value === 'ready' && next.value ? void read(true) : undefined);
  const filtered = computed(() => filter.value.q !== '' || filter.value.show !== 'all' || filter.value.category !== null);

  /** Rows keep their place; only what they say changes. A new one comes first. */
  function put(row: EntryRow): void {
    const at = items.value.findIndex((held) => held.id === row.id);
    if (at < 0) items.value = [row, ...items.value];
    else if (row.version >= items.value[at]!.version) items.value = items.value.map((held, i) => (i === at ? { ...held, ...row } : held));
  }
  const drop = (id: Id) => (items.value = items.value.filter((row) => row.id !== id));

  onKind<EntryRow>('knowledgeEntry', {
    upsert: (id, row) => items.value.some((held) => held.id === id) || (!filtered.value && state.value === 'ready') ? put(row) : undefined,
    remove: drop,
    reload: () => (state.value === 'idle' ? undefined : read()),
  });
  return { filter, items, counts, next, state, error, filtered, read, show, more, put, drop };
});

export const useCategories = defineStore('knowledgeCategories', () => {
  const map = shallowReactive(new Map<Id, Category>());
  let loading: Promise<void> | null = null;
  async function read(): Promise<void> {
    const mark = readMark();
    const items = await readAll<Category>('/knowledge/categories');
    map.clear();
    for (const one of items) if (!isFresher('knowledgeCategory', one.id, mark)) map.set(one.id, one);
  }
  const load = () => (loading ??= read().catch((error: unknown) => {
    loading = null;
    throw error;
  }));
  onKind<Category>('knowledgeCategory', { upsert: (id, one) => void map.set(id, one), remove: (id) => void map.delete(id), reload: () => (loading ? read() : undefined) });

  const nameOf = (one: Category): string => pickText(one.names as Partial<Record<Language, string>>) || Object.values(one.names)[0] || '';
  /** From the top down; a ring, which cannot be made but could arrive, ends the walk. */
  function pathOf(id: Id | null): string[] {
    const names: string[] = [];
    const seen = new Set<Id>();
    for (let one = id ? map.get(id) : undefined; one && !seen.has(one.id); one = one.parentId ? map.get(one.parentId) : undefined) {
      seen.add(one.id);
      names.unshift(nameOf(one));
    }
    return names;
  }
  const options = computed(() => [...map.values()].map((one) => ({ value: one.id as Id | null, label: pathOf(one.id).join(' › ') })).sort((a, b) => a.label.localeCompare(b.label)));
  return { map, load, reload: read, nameOf, pathOf, options };
});

export const useGaps = defineStore('knowledgeGaps', () => {
  const items = shallowRef<Gap[]>([]);
  const total = ref(0);
  const saved = ref(0);
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = shallowRef<unknown>(null);

  async function read(days = 7): Promise<void> {
    if (state.value !== 'ready') state.value = 'loading';
    try {
      const page = await knowledge.gaps({ days, limit: 100 });
      [items.value, total.value, saved.value, state.value, error.value] = [page.items, page.total, page.saved, 'ready', null];
    } catch (e) {
      [error.value, state.value] = [e, 'failed'];
    }
  }
  function put(gap: Gap): void {
    const at = items.value.findIndex((held) => held.id === gap.id);
    items.value = at < 0 ? [...items.value, gap].sort((a, b) => b.minutes - a.minutes) : items.value.map((held, i) => (i === at ? gap : held));
  }
  const open = computed(() => items.value.filter((gap) => gap.state === 'open'));
  onKind<Gap>('knowledgeGap', {
    upsert: (_id, gap) => (state.value === 'ready' ? put(gap) : undefined),
    remove: (id) => (items.value = items.value.filter((gap) => gap.id !== id)),
    reload: () => (state.value === 'idle' ? undefined : read()),
  });
  return { items, open, total, saved, state, error, read, put };
});
