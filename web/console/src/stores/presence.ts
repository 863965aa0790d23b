import { defineStore } from 'pinia';
import { computed, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Presence, PresenceList, PresenceState } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';
import { useSession } from './session';

export const usePresence = defineStore('presence', () => {
  const people = shallowReactive(new Map<string, Presence>());

  async function load(): Promise<void> {
    const mark = readMark();
    const { items } = await api.get<PresenceList>('/presence');
    const ids = new Set(items.map((item) => item.personId));
    for (const id of [...people.keys()]) if (!ids.has(id) && !isFresher('presence', id, mark)) people.delete(id);
    for (const item of items) if (!isFresher('presence', item.personId, mark)) people.set(item.personId, item);
  }

  onKind<Presence>('presence', {
    upsert: (id, data) => people.set(data.personId ?? id, data),
    remove: (id) => people.delete(id),
    reload: load,
  });

  const of = (id: string | null | undefined): PresenceState => (id && people.get(id)?.state) || 'offline';
  const mine = computed(() => people.get(useSession().personId));

  async function choose(state: Exclude<PresenceState, 'offline' | 'break'>, reasonId: string | null = null): Promise<void> {
    const now = await api.put<Presence>('/presence', { state, reasonId });
    // The answer says offline until the socket is known there; the choice holds all the same.
    people.set(now.personId, { ...now, state });
  }

  return { people, of, mine, load, choose };
});
