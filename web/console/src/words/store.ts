// What supervisors say to the person at this screen: lines to read, and requests to come back. Kept fresh by live frames.
import { defineStore } from 'pinia';
import { computed, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Id, Instant } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

export interface FloorWord { id: Id; kind: 'broadcast' | 'callIn'; authorId: Id; text: string; at: Instant; until: Instant; version: number }
export type FloorReply = 'read' | 'accepted' | 'declined';
export interface FloorWordReport { word: FloorWord; people: Id[]; replies: { personId: Id; reply: FloorReply; at: Instant }[]; read: number; withdrawnAt: Instant | null }
export interface NewWord { kind: FloorWord['kind']; text?: string; queueIds?: Id[]; teamIds?: Id[]; personIds?: Id[]; minutes?: number }

export const useWords = defineStore('words', () => {
  const all = shallowReactive(new Map<Id, FloorWord>());
  const items = computed(() => [...all.values()].sort((a, b) => a.at.localeCompare(b.at)));

  async function load(): Promise<void> {
    const mark = readMark();
    const answer = await api.get<{ items: FloorWord[] }>('/floor/words/mine');
    const ids = new Set(answer.items.map((one) => one.id));
    for (const id of [...all.keys()]) if (!ids.has(id) && !isFresher('floorWord', id, mark)) all.delete(id);
    for (const one of answer.items) if (!isFresher('floorWord', one.id, mark)) all.set(one.id, one);
  }
  onKind<FloorWord>('floorWord', { upsert: (id, data) => void all.set(id, data), remove: (id) => all.delete(id), reload: load });

  async function answer(id: Id, reply: FloorReply): Promise<void> {
    await api.post(`/floor/words/${id}/answer`, { reply });
    all.delete(id);
  }

  return { items, load, answer };
});

export const sendWord = (word: NewWord): Promise<FloorWordReport> => api.post<FloorWordReport>('/floor/words', word);
export const recentWords = async (): Promise<FloorWordReport[]> => (await api.get<{ items: FloorWordReport[] }>('/floor/words')).items;
export const withdrawWord = (id: Id): Promise<void> => api.del(`/floor/words/${id}`);
