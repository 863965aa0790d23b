import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setWorkspace } from '@/api/client';
import type { Presence, WorkspaceMe } from '@/api/types';
import { useTexts, setLanguage } from '@/i18n';
import { applyFrame } from '@/live/kinds';
import { useBreaks, type Break } from '@/presence/breaks';
import { presenceEntries } from '@/presence/menu';
import { countdown } from '@/presence/words';
import { usePresence } from '@/stores/presence';
import { useSession } from '@/stores/session';
import { useSettings } from '@/stores/settings';

const me = 'an';
const rules = {
  calmPerDay: 2, calmMinutes: 10, version: 0,
  reasons: [
    { id: 'r1', key: 'break', name: null, minutes: 15, ask: true, archived: false },
    { id: 'r2', key: 'lunch', name: 'Noodles', minutes: 45, ask: false, archived: false },
    { id: 'r3', key: 'training', name: null, minutes: 60, ask: false, archived: true },
  ],
};
const request = (over: Partial<Break>): Break => ({
  id: 'b1', personId: me, state: 'asked', calm: false, reasonId: 'r1', minutes: 15, word: '', askedAt: '2026-11-21T10:00:00.000Z', from: null, decidedBy: null, answer: '',
  startedAt: null, endsAt: null, endedAt: null, version: 1, ...over,
});
const here = (personId: string, state: Presence['state']): Presence => ({ personId, state, since: '', load: 0, reasonId: null, until: null, calm: false });
const labels = (): string[] => presenceEntries().flatMap((entry) => (entry === 'separator' ? [] : 'heading' in entry ? [`# ${entry.heading}`] : [entry.label]));

describe('breaks in the presence menu', () => {
  let calls: string[];
  let left: number;

  beforeEach(async () => {
    setWorkspace(1);
    calls = [];
    left = 2;
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
      const path = new URL(url, 'http://x').pathname.replace('/api/v1/w/1', '');
      calls.push(`${init?.method ?? 'GET'} ${path}`);
      if (init?.method === 'DELETE') return new Response(null, { status: 204 });
      const body = path === '/breaks' && init?.method !== 'POST' ? { items: [], calmLeft: left } : path === '/presence/rules' ? rules : request({ id: 'b9', state: 'running', calm: true });
      return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
    });
    await setLanguage('en');
    await useTexts('presence', 'callBacks', 'shell', 'ui');
    setActivePinia(createPinia());
    useSession().me = { person: { id: me } } as never;
    useSession().here = { permissions: [] } as unknown as WorkspaceMe;
    await useBreaks().load();
  });
  afterEach(() => vi.unstubAllGlobals());

  it('offers reasons that are not archived, a request, and the calm break with what is left of it', () => {
    expect(labels()).toEqual(['# Away for', 'Noodles · 45 minutes', '# Breaks', 'Ask for a break…', 'Calm break, 10 min (2 left today)', 'Call-backs', 'My day']);
  });

  it('offers the way back while a break runs, and to take back what was asked', async () => {
    applyFrame({ type: 'change', kind: 'break', id: 'b1', data: request({}) } as never);
    expect(labels().at(-3)).toBe('Take my request back');
    applyFrame({ type: 'change', kind: 'break', id: 'b1', data: request({ state: 'running', version: 2 }) } as never);
    expect(labels().at(-3)).toBe('Back at work');
    // An older word about the same break changes nothing.
    applyFrame({ type: 'change', kind: 'break', id: 'b1', data: request({ version: 1 }) } as never);
    expect(labels().at(-3)).toBe('Back at work');
    await useBreaks().giveUp('b1');
    expect(labels().at(-3)).toContain('Calm break');
  });

  it('takes a calm break once and counts it', async () => {
    await useBreaks().calm();
    expect(calls).toContain('POST /breaks/calm');
    expect(useBreaks().calmLeft).toBe(1);
    expect(useBreaks().mine?.calm).toBe(true);
  });

  it('says what a break would leave, within the teams of who asks', () => {
    const presence = usePresence();
    const teams = (useSettings() as unknown as { teams: unknown[] }).teams;
    expect(teams).toEqual([]);
    for (const one of [here(me, 'online'), here('bo', 'online'), here('cy', 'break'), here('di', 'online')]) presence.people.set(one.personId, one);
    expect(useBreaks().leaves(me)).toEqual({ away: ['cy'], left: 2 });
    applyFrame({ type: 'change', kind: 'team', id: 't', data: { id: 't', name: 'Repairs', memberIds: [me, 'bo'] } } as never);
    expect(useBreaks().leaves(me)).toEqual({ away: [], left: 1 });
  });

  it('counts down to the second and on beyond it', () => {
    const now = Date.parse('2026-11-21T10:00:00.000Z');
    expect(countdown('2026-11-21T10:09:05.000Z', now)).toEqual({ text: '9:05', over: false });
    expect(countdown('2026-11-21T11:00:01.000Z', now)).toEqual({ text: '1:00:01', over: false });
    expect(countdown('2026-11-21T09:58:00.000Z', now)).toEqual({ text: '+2:00', over: true });
  });
});
