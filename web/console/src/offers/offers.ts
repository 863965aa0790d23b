// Conversations one is being asked to take. Kept fresh by live frames; an offer whose time is over leaves the screen by itself.
import { defineStore } from 'pinia';
import { computed, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Id } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

export interface Offer {
  id: Id;
  conversationId: Id;
  number: number;
  queueId: Id;
  kind: 'chat' | 'mail' | 'call' | 'callBack' | 'case';
  inboxId: Id;
  brandId: Id;
  channel: string;
  customerName: string;
  text: string;
  enteredAt: string;
  until: string;
  ahead: number;
}

export const useOffers = defineStore('offers', () => {
  const all = shallowReactive(new Map<Id, Offer>());
  const arrived = new Set<(offer: Offer) => void>();
  const items = computed(() => [...all.values()].sort((a, b) => a.until.localeCompare(b.until)));

  async function load(): Promise<void> {
    const mark = readMark();
    const answer = await api.get<{ items: Offer[] }>('/routing/offers');
    const ids = new Set(answer.items.map((one) => one.id));
    for (const id of [...all.keys()]) if (!ids.has(id) && !isFresher('offer', id, mark)) all.delete(id);
    for (const one of answer.items) if (!isFresher('offer', one.id, mark)) put(one);
  }

  function put(offer: Offer): void {
    const known = all.get(offer.id);
    all.set(offer.id, offer);
    if (known?.until !== offer.until) for (const tell of arrived) tell(offer);
  }

  onKind<Offer>('offer', { upsert: (_id, data) => put(data), remove: (id) => all.delete(id), reload: load });

  /** Takes it; the conversation's id. Whatever the answer, it is asked no more. */
  async function accept(offer: Offer): Promise<Id> {
    try {
      return (await api.post<{ conversationId: Id }>(`/routing/offers/${offer.id}/accept`, {})).conversationId;
    } finally {
      all.delete(offer.id);
    }
  }

  async function decline(offer: Offer): Promise<void> {
    await api.post(`/routing/offers/${offer.id}/decline`, {});
    all.delete(offer.id);
  }

  const onArrived = (tell: (offer: Offer) => void): (() => void) => {
    arrived.add(tell);
    return () => arrived.delete(tell);
  };

  return { items, load, accept, decline, onArrived };
});
