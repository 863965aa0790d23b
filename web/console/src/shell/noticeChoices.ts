// How this person wants to be told; read once, changed in the profile.
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { api } from '@/api/client';
import type { NoticeChoices } from '@/api/types';
import { serverNow } from '@/live';

const MINUTES = 60_000;

/** Whether the minute of a day lies in the quiet hours; they may reach over midnight. */
export function isQuiet(from: number | null, to: number | null, minute: number): boolean {
  if (from === null || to === null || from === to) return false;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Minute of the day in a time zone. */
export function minuteIn(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

export const useNoticeChoices = defineStore('noticeChoices', () => {
  const choices = shallowRef<NoticeChoices | null>(null);
  let read = 0;

  async function load(): Promise<void> {
    const answer = await api.get<NoticeChoices>('/notices/choices');
    choices.value = answer;
    read = Date.now();
  }

  async function save(next: Omit<NoticeChoices, 'mailAvailable'>): Promise<void> {
    const { kinds, digest, quietFrom, quietTo } = next;
    choices.value = await api.put<NoticeChoices>('/notices/choices', { kinds, digest, quietFrom, quietTo });
  }

  /** Whether a notice of this kind may use this way now. Before the choices are known, as if nothing had been chosen. */
  function wants(kind: string, way: 'desktop' | 'sound', timeZone: string): boolean {
    // Changed on another device, it holds here within the hour.
    if (choices.value && Date.now() - read > 60 * MINUTES) void load().catch(() => undefined);
    const held = choices.value;
    if (!held) return true;
    if (isQuiet(held.quietFrom, held.quietTo, minuteIn(timeZone, serverNow()))) return false;
    return held.kinds.find((k) => k.kind === kind)?.[way] ?? true;
  }

  return { choices, load, save, wants };
});
