import { defineStore } from 'pinia';
import { computed, ref, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Id, Notice, NoticePage } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

export const useNotices = defineStore('notices', () => {
  const byId = shallowReactive(new Map<Id, Notice>());
  const next = ref<string | null>(null);
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = ref<unknown>(null);
  /** Unread ones that are not loaded here. */
  const beyond = ref(0);
  const arrived = new Set<(notice: Notice) => void>();

  const items = computed(() => [...byId.values()].sort((a, b) => (a.at < b.at ? 1 : -1)));
  const unread = computed(() => beyond.value + items.value.filter((n) => !n.readAt).length);

  async function load(after: string | null = null): Promise<void> {
    if (state.value !== 'ready') state.value = 'loading';
    const mark = readMark();
    try {
      const page = await api.get<NoticePage>('/notices', { query: { limit: 30, after } });
      if (!after) for (const id of [...byId.keys()]) if (!isFresher('notice', id, mark)) byId.delete(id);
      for (const item of page.items) if (!isFresher('notice', item.id, mark)) byId.set(item.id, item);
      beyond.value = Math.max(0, page.unread - items.value.filter((n) => !n.readAt).length);
      next.value = page.next;
      error.value = null;
      state.value = 'ready';
    } catch (e) {
      error.value = e;
      if (state.value !== 'ready') state.value = 'failed';
    }
  }

  onKind<Notice>('notice', {
    upsert: (id, data) => {
      const known = byId.has(id);
      byId.set(id, data);
      if (!known && !data.readAt) for (const tell of arrived) tell(data);
    },
    remove: (id) => byId.delete(id),
    reload: async () => {
      if (state.value === 'idle') return;
      await load();
      if (error.value) throw error.value;
    },
  });

  async function read(id: Id): Promise<void> {
    const held = byId.get(id);
    if (!held || held.readAt) return;
    byId.set(id, { ...held, readAt: new Date().toISOString() });
    await api.post(`/notices/${id}/read`);
  }

  async function readAll(): Promise<void> {
    const now = new Date().toISOString();
    for (const item of items.value) if (!item.readAt) byId.set(item.id, { ...item, readAt: now });
    beyond.value = 0;
    await api.post('/notices/read-all');
  }

  const onArrived = (tell: (notice: Notice) => void): (() => void) => {
    arrived.add(tell);
    return () => arrived.delete(tell);
  };

  return { items, unread, next, state, error, load, read, readAll, onArrived };
});
