import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { api } from '@/api/client';
import type { Customer, Page } from '@/api/types';
import { onFrames } from '@/live';

export interface ListFilter {
  query: string;
  tag: string | null;
  company: string | null;
}
const PAGE = 60;

/** The list of customers as far as it was scrolled; kept while a customer is open, so that going back loses nothing. */
export const useCustomerList = defineStore('customerList', () => {
  const filter = ref<ListFilter>({ query: '', tag: null, company: null });
  const items = shallowRef<Customer[]>([]);
  const next = ref<string | null>(null);
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = shallowRef<unknown>(null);
  const scrollTop = ref(0);
  let run: AbortController | null = null;

  const filtered = computed(() => filter.value.query !== '' || filter.value.tag !== null || filter.value.company !== null);
  const complete = computed(() => state.value === 'ready' && next.value === null);

  async function read(more: boolean): Promise<void> {
    run?.abort();
    const mine = (run = new AbortController());
    state.value = 'loading';
    error.value = null;
    try {
      const { query, tag, company } = filter.value;
      const page = await api.get<Page<Customer>>('/customers', { query: { limit: PAGE, after: more ? next.value : null, query, tag, company }, signal: mine.signal });
      // A customer written meanwhile may move across the page's edge: shown once.
      const held = new Set(more ? items.value.map((customer) => customer.id) : []);
      items.value = more ? [...items.value, ...page.items.filter((customer) => !held.has(customer.id))] : page.items;
      next.value = page.next;
      state.value = 'ready';
    } catch (e) {
      if (mine.signal.aborted) return;
      error.value = e;
      state.value = 'failed';
    }
  }

  function show(wanted: ListFilter): void {
    const same = JSON.stringify(wanted) === JSON.stringify(filter.value);
    if (same && state.value !== 'idle') return;
    filter.value = { ...wanted };
    scrollTop.value = 0;
    void read(false);
  }
  const more = () => (state.value === 'ready' && next.value ? void read(true) : undefined);

  function add(customer: Customer): void {
    if (!items.value.some((held) => held.id === customer.id)) items.value = [customer, ...items.value];
  }

  // Rows keep their place; only what they say changes.
  onFrames((frame) => {
    if (frame.type === 'reset') state.value = 'idle';
    if (frame.kind !== 'customer' || !frame.id) return;
    const at = items.value.findIndex((customer) => customer.id === frame.id);
    if (at < 0) return;
    const data = frame.type === 'leave' ? null : (frame.data as Customer | null | undefined);
    items.value = data ? items.value.map((held, index) => (index === at ? data : held)) : items.value.filter((_, index) => index !== at);
  });

  return { filter, items, next, state, error, scrollTop, filtered, complete, read, show, more, add };
});
