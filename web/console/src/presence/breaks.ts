// Breaks and the reasons to be away: one's own, and for supervisors those of the people they meet. Kept fresh by live frames.
import { defineStore } from 'pinia';
import { computed, ref, shallowReactive, shallowRef } from 'vue';
import { api } from '@/api/client';
import type { components } from '@/api/schema';
import { isFresher, onKind, readMark } from '@/live/kinds';
import { usePresence } from '@/stores/presence';
import { useSession } from '@/stores/session';
import { useSettings } from '@/stores/settings';

type Views = components['schemas'];
export type Break = Views['BreakView'];
export type AwayReason = Views['AwayReason'];
export type PresenceRules = Views['PresenceRulesView'];

const isOpen = (one: Break): boolean => one.state === 'asked' || one.state === 'planned' || one.state === 'running';

export const useBreaks = defineStore('breaks', () => {
  const all = shallowReactive(new Map<string, Break>());
  const rules = shallowRef<PresenceRules | null>(null);
  const calmLeft = ref(0);
  /** Which dialog is open. */
  const dialog = ref<'ask' | 'day' | null>(null);
  const listeners = new Set<(one: Break, before: Break | undefined) => void>();

  async function load(): Promise<void> {
    const mark = readMark();
    const [list, settled] = await Promise.all([api.get<Views['BreakList']>('/breaks'), api.get<PresenceRules>('/presence/rules')]);
    const ids = new Set(list.items.map((one) => one.id));
    for (const id of [...all.keys()]) if (!ids.has(id) && !isFresher('break', id, mark)) all.delete(id);
    for (const one of list.items) if (!isFresher('break', one.id, mark)) all.set(one.id, one);
    calmLeft.value = list.calmLeft;
    rules.value = settled;
  }

  function put(one: Break): void {
    const before = all.get(one.id);
    if (before && before.version > one.version) return;
    if (isOpen(one)) all.set(one.id, one);
    else all.delete(one.id);
    for (const hear of listeners) hear(one, before);
  }

  onKind<Break>('break', { upsert: (_id, data) => put(data), remove: (id) => all.delete(id), reload: load });

  const mine = computed(() => [...all.values()].find((one) => one.personId === useSession().personId && isOpen(one)));
  const asked = computed(() => [...all.values()].filter((one) => one.state === 'asked').sort((a, b) => a.askedAt.localeCompare(b.askedAt)));
  const reason = (id: string | null | undefined): AwayReason | undefined => rules.value?.reasons.find((one) => one.id === id);
  const offered = computed(() => rules.value?.reasons.filter((one) => !one.archived) ?? []);

  /** What a break of this person leaves behind: who of their teams (without a team: of all) is on a break, and how many stay online. */
  function leaves(personId: string): { away: string[]; left: number } {
    const teams = useSettings().teams.filter((team) => team.memberIds.includes(personId));
    const circle = teams.length > 0 ? new Set(teams.flatMap((team) => team.memberIds)) : null;
    const others = [...usePresence().people.values()].filter((p) => p.personId !== personId && (circle?.has(p.personId) ?? true));
    return { away: others.filter((p) => p.state === 'break').map((p) => p.personId), left: others.filter((p) => p.state === 'online').length };
  }

  const ask = async (reasonId: string, minutes: number, word: string) => put(await api.post<Break>('/breaks', { reasonId, minutes, word: word || null }));
  async function calm(): Promise<void> {
    put(await api.post<Break>('/breaks/calm', {}));
    calmLeft.value = Math.max(0, calmLeft.value - 1);
  }
  const grant = async (id: string, inMinutes: number) => put(await api.post<Break>(`/breaks/${id}/grant`, { inMinutes }));
  const refuse = async (id: string, word: string) => put(await api.post<Break>(`/breaks/${id}/refuse`, { word }));
  async function giveUp(id: string): Promise<void> {
    await api.del(`/breaks/${id}`);
    all.delete(id);
  }

  /** Hears of every change of a break. Returns the way to stop. */
  function onChange(hear: (one: Break, before: Break | undefined) => void): () => void {
    listeners.add(hear);
    return () => listeners.delete(hear);
  }

  return { all, rules, calmLeft, dialog, mine, asked, offered, reason, leaves, load, ask, calm, grant, refuse, giveUp, onChange };
});
