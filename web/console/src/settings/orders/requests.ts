// Requests that wait for a person, read in pages and kept fresh by live frames.
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { api } from '@/api/client';
import type { Id, Page } from '@/api/types';
import { onKind } from '@/live/kinds';
import type { OrderRequest, RequestKind, RequestState } from '@/orders/types';

export const REQUEST_STATES = ['waiting', 'running', 'failed', 'done', 'rejected'] as const satisfies readonly RequestState[];
/** For so many seconds an approval can be taken back before the shop is asked. */
export const UNDO_SECONDS = 8;
const PAGE = 50;

export interface RequestFilter { state: RequestState | null; kind: RequestKind | null }
export const belongs = (request: OrderRequest, filter: RequestFilter): boolean => (filter.state === null || request.state === filter.state) && (filter.kind === null || request.kind === filter.kind);

/**
 * Puts a newer state of a request into a list. What is decided elsewhere does not vanish under the pointer: it stays where it is until the list is read again; what is new comes first.
 */
export function merge(items: readonly OrderRequest[], request: OrderRequest, filter: RequestFilter): OrderRequest[] {
  const held = items.find((one) => one.id === request.id);
  if (!held) return belongs(request, filter) ? [request, ...items] : [...items];
  return request.version < held.version ? [...items] : items.map((one) => (one.id === request.id ? request : one));
}

export const useOrderRequests = defineStore('orderRequests', () => {
  const filter = ref<RequestFilter>({ state: 'waiting', kind: null });
  const items = shallowRef<OrderRequest[]>([]);
  const next = ref<string | null>(null);
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = shallowRef<unknown>(null);
  const waiting = ref<number | null>(null);
  let run: AbortController | null = null;

  async function read(more = false): Promise<void> {
    run?.abort();
    const mine = (run = new AbortController());
    state.value = 'loading';
    error.value = null;
    try {
      const page = await api.get<Page<OrderRequest>>('/order-requests', { query: { ...filter.value, limit: PAGE, after: more ? next.value : null }, signal: mine.signal });
      const held = new Set(more ? items.value.map((one) => one.id) : []);
      items.value = more ? [...items.value, ...page.items.filter((one) => !held.has(one.id))] : page.items;
      [next.value, state.value] = [page.next ?? null, 'ready'];
    } catch (e) {
      if (mine.signal.aborted) return;
      [error.value, state.value] = [e, 'failed'];
    }
  }
  /** How many wait, up to a page of them. */
  async function count(): Promise<void> {
    waiting.value = (await api.get<Page<OrderRequest>>('/order-requests', { query: { state: 'waiting', limit: 100 } })).items.length;
  }
  function show(patch: Partial<RequestFilter>): void {
    filter.value = { ...filter.value, ...patch };
    items.value = [];
    void read();
  }
  function put(request: OrderRequest): void {
    items.value = merge(items.value, request, filter.value);
    void count().catch(() => undefined);
  }
  onKind<OrderRequest>('orderRequest', {
    upsert: (_id, request) => (state.value === 'idle' ? undefined : put(request)),
    remove: (id: Id) => (items.value = items.value.filter((one) => one.id !== id)),
    reload: () => (state.value === 'idle' ? undefined : read()),
  });
  const filtered = computed(() => filter.value.state !== null || filter.value.kind !== null);
  return { filter, items, next, state, error, waiting, filtered, read, count, show, put };
});
