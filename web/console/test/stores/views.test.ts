import { describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/types';
import { compareFlat, compareIn, listName, parseList, parseView, tierOf } from '@/stores/views';

const conversation = (id: string, change: Partial<Conversation> = {}): Conversation =>
  ({
    id, assigneeId: null, teamId: null, inboxId: 'i1', category: 'open', waitingSince: null, resolvedAt: null,
    createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z', lastMessage: null, customer: { id: 'cu' }, ...change,
  }) as Conversation;
const context = { personId: 'me', mentioned: new Set(['c9']), members: new Set<string>() };

describe('views', () => {
  it('decide membership as the server does', () => {
    expect(parseView('mine').contains(conversation('a', { assigneeId: 'me' }), context)).toBe(true);
    expect(parseView('mine').contains(conversation('a', { assigneeId: 'x' }), context)).toBe(false);
    expect(parseView('unassigned').contains(conversation('a'), context)).toBe(true);
    expect(parseView('mentions').contains(conversation('c9'), context)).toBe(true);
    expect(parseView('team-0198-aa').query).toEqual({ team: '0198-aa' });
    expect(parseView('inbox-i1').contains(conversation('a'), context)).toBe(true);
    expect(parseView('nonsense').name).toBe('mine');
  });

  it('put a conversation in one tier', () => {
    const since = '2026-11-21T10:00:00.000Z';
    expect(tierOf(conversation('a', { waitingSince: since }))).toBe('waiting');
    expect(tierOf(conversation('a'))).toBe('answered');
    expect(tierOf(conversation('a', { waitingSince: since, category: 'resolved' }))).toBe('resolved');
  });

  it('order who waits longest first, and the answered newest first', () => {
    const at = (minute: number) => `2026-11-21T10:0${minute}:00.000Z`;
    const waiting = [3, 1, 2].map((n) => conversation(`w${n}`, { waitingSince: at(n) })).sort(compareIn('waiting'));
    expect(waiting.map((c) => c.id)).toEqual(['w1', 'w2', 'w3']);
    const answered = [1, 3, 2].map((n) => conversation(`a${n}`, { updatedAt: at(n) })).sort(compareIn('answered'));
    expect(answered.map((c) => c.id)).toEqual(['a3', 'a2', 'a1']);
  });

  it('are narrowed by what the server judges', () => {
    const filter = JSON.stringify({ match: 'all', conditions: [{ field: 'priority', operator: 'in', value: ['urgent'] }] });
    const list = parseList(listName('mine', filter, null), () => undefined);
    expect(list).toMatchObject({ name: 'mine', asked: true, tiers: ['waiting', 'answered'], query: { assignee: 'me', filter } });
    expect(list.contains(conversation('a', { assigneeId: 'me' }), context)).toBe(false);
    expect(list.contains(conversation('a'), { ...context, members: new Set(['a']) })).toBe(true);
  });

  it('have an order of their own without tiers', () => {
    const list = parseList(listName('all', null, 'oldest'), () => undefined);
    expect(list).toMatchObject({ tiers: ['flat'], query: { sort: 'oldest', tier: 'open' } });
    const rows = [3, 1, 2].map((number) => conversation(`n${number}`, { number, priority: number === 2 ? 'urgent' : 'normal', rankAt: '2026-11-21T10:00:00.000Z' }));
    expect([...rows].sort(compareFlat('oldest')).map((c) => c.number)).toEqual([1, 2, 3]);
    expect([...rows].sort(compareFlat('priority'))[0]!.number).toBe(2);
  });
});
