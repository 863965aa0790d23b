// Customers who asked to be rung. Kept fresh by live frames; the card of who rings is drawn from here.
import { defineStore } from 'pinia';
import { computed, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { components } from '@/api/schema';
import { isFresher, onKind, readMark } from '@/live/kinds';
import { useSession } from '@/stores/session';

type Views = components['schemas'];
export type CallBack = Views['CallBackView'];
export type CallOutcome = Views['CallOutcome'];

const isOpen = (one: CallBack): boolean => one.endedAt === null || one.endedAt === undefined;

export const useCallBacks = defineStore('callBacks', () => {
  const all = shallowReactive(new Map<string, CallBack>());

  async function load(): Promise<void> {
    const mark = readMark();
    const { items } = await api.get<Views['CallBackList']>('/routing/call-backs');
    const ids = new Set(items.map((one) => one.id));
    for (const id of [...all.keys()]) if (!ids.has(id) && !isFresher('callBack', id, mark)) all.delete(id);
    for (const one of items) if (!isFresher('callBack', one.id, mark)) all.set(one.id, one);
  }

  function put(one: CallBack): void {
    const before = all.get(one.id);
    if (before && before.version > one.version) return;
    if (isOpen(one)) all.set(one.id, one);
    else all.delete(one.id);
  }

  onKind<CallBack>('callBack', { upsert: (_id, data) => put(data), remove: (id) => all.delete(id), reload: load });

  /** What the person at this screen is to ring now, the soonest to lapse first. */
  const mine = computed(() => [...all.values()]
    .filter((one) => one.agentId === useSession().personId && (one.state === 'due' || one.state === 'calling'))
    .sort((a, b) => (a.until ?? '').localeCompare(b.until ?? '')));

  const take = async (id: string) => put(await api.post<CallBack>(`/routing/call-backs/${id}/take`, {}));
  const record = async (id: string, outcome: CallOutcome, note: string, at: string | null = null) =>
    put(await api.post<CallBack>(`/routing/call-backs/${id}/outcome`, { outcome, note: note || null, at }));

  const plan = async (one: { conversationId: string; phone: string; about: string | null; at: string | null; ring: boolean }): Promise<CallBack> => {
    const made = await api.post<CallBack>('/routing/call-backs/plan', one);
    put(made);
    return made;
  };
  const move = async (id: string, at: string) => put(await api.post<CallBack>(`/routing/call-backs/${id}/move`, { at }));
  async function cancel(id: string): Promise<void> {
    await api.del(`/routing/call-backs/${id}`);
    all.delete(id);
  }

  return { all, mine, load, put, take, record, plan, move, cancel };
});
