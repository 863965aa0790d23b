import { beforeAll, describe, expect, it } from 'vitest';
import { fit, grouped, ranked, share, tileNote, tileTarget, tileValue, TILE_ACTIONS, TILE_KINDS, waitTone } from '@/floor/figures';
import type { Agent, Tile, TileKind, Wait } from '@/floor/types';
import { hasText, setLanguage, useTexts } from '@/i18n';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const agent = (name: string, more: Partial<Agent> = {}): Agent => ({
  personId: name, name, initials: name[0]!, state: 'online', since: null, reasonId: null, until: null, load: 0, capacity: 6, skills: [], languages: [], teamIds: [], brandIds: null, isAtWork: true, ...more,
});
const wait = (more: Partial<Wait> = {}): Wait => ({
  conversationId: 'c', number: 1, brandId: 'b', teamId: null, channel: 'web', customerId: 'k', customer: 'Ann', initials: 'A', text: 'Hello', since: '2026-11-22T09:57:00Z', dueAt: null, skills: [], ...more,
});
const tile = (kind: TileKind, value: number | null, more: Partial<Tile> = {}): Tile => ({ kind, state: 'ok', value, of: null, target: 0, action: 'none', since: null, queueId: null, conversationId: null, trend: [], ...more });

beforeAll(async () => {
  await setLanguage('en');
  await useTexts('ui', 'floor');
});

describe('figures', () => {
  it('are said in their unit, and a wait grows between two answers', () => {
    const longest = tile('longestWait', 180, { since: '2026-11-22T09:57:00Z', state: 'over', target: 60 });
    expect(tileValue(longest, NOW)).toBe('3:00');
    expect(tileValue(longest, NOW + 41_000)).toBe('3:41');
    expect(tileNote(longest, NOW + 41_000)).toBe('2:41 over');
    expect(tileValue(tile('longestWait', 0), NOW)).toBe('0:00');
    expect(tileValue(tile('serviceLevel', 86.4), NOW)).toBe('86%');
    expect(tileValue(tile('abandonment', 4.2), NOW)).toBe('4.2%');
    expect(tileValue(tile('abandonment', 0), NOW)).toBe('0%');
    expect(tileValue(tile('staffing', 18, { of: 21 }), NOW)).toBe('18 / 21');
    expect(tileValue(tile('staffing', 18), NOW)).toBe('18 / –');
    expect(tileValue(tile('satisfaction', null), NOW)).toBe('–');
    expect(share(null)).toBe('–');
  });

  it('say what is beyond rather than only that something is', () => {
    expect(tileNote(tile('waiting', 19, { target: 8, state: 'over' }), NOW)).toBe('11 over');
    expect(tileNote(tile('staffing', 18, { of: 21, state: 'near' }), NOW)).toBe('3 short');
    expect(tileNote(tile('deadlines', 4, { of: 2, state: 'over' }), NOW)).toBe('2 broken');
    expect(tileNote(tile('deadlines', 4, { of: 0, state: 'near' }), NOW)).toBe('At risk');
    expect(tileTarget(tile('serviceLevel', 1, { target: 80 }))).toBe('Goal ≥ 80%');
    expect(tileTarget(tile('longestWait', 1, { target: 180 }))).toBe('Goal ≤ 3:00');
  });

  it.each(TILE_KINDS)('%s has words, a unit and actions that have words', (kind) => {
    for (const key of [`floor.tile.${kind}`, `floor.unit.${kind}`, ...TILE_ACTIONS[kind].map((action) => `floor.action.${action}`)]) expect(hasText(key), key).toBe(true);
  });

  it('turn a wait warm before it is late', () => {
    expect([10, 40, 61].map((seconds) => waitTone(seconds, 60))).toEqual(['neutral', 'warning', 'danger']);
  });
});

describe('who fits', () => {
  it('is told by brand, work, room, skill and team, in this order', () => {
    expect(fit(agent('a', { brandIds: ['x'] }), wait()).ok).toBe(false);
    expect(fit(agent('a', { isAtWork: false, state: 'away' }), wait()).reason).toBe('away');
    expect(fit(agent('a', { load: 6 }), wait()).reason).toBe('full');
    expect(fit(agent('a', { skills: [{ skillId: 's', level: 2 }] }), wait({ skills: [{ skillId: 's', level: 3 }] })).reason).toBe('skill');
    expect(fit(agent('a', { skills: [{ skillId: 's', level: 3 }] }), wait({ skills: [{ skillId: 's', level: 3 }] })).reason).toBe('fits');
    expect(fit(agent('a'), wait({ teamId: 't' })).reason).toBe('team');
    expect(fit(agent('a', { teamIds: ['t'] }), wait({ teamId: 't' })).reason).toBe('fits');
  });

  it('comes first, with the most room before the others', () => {
    const order = ranked([agent('Full', { load: 6 }), agent('Busy', { load: 4 }), agent('Free'), agent('Other', { brandIds: [] })], wait()).map((row) => row.agent.name);
    expect(order).toEqual(['Free', 'Busy', 'Full', 'Other']);
  });

  it('stands in one group by state, in each of theirs by skill, and who is not here comes last', () => {
    const all = [agent('A', { load: 6, skills: [{ skillId: 's', level: 1 }, { skillId: 'q', level: 1 }] }), agent('B'), agent('C', { state: 'break', isAtWork: false }), agent('D', { state: 'offline', isAtWork: false })];
    const names = (by: 'state' | 'skill' | 'load') => grouped(all, by, (id) => id).map((group) => [group.key, ...group.agents.map((a) => a.name)]);
    expect(names('state')).toEqual([['free', 'B'], ['full', 'A'], ['break', 'C'], ['offline', 'D']]);
    expect(names('skill')).toEqual([['q', 'A'], ['s', 'A'], ['none', 'B', 'C'], ['offline', 'D']]);
    expect(names('load')).toEqual([['load', 'A', 'B', 'C'], ['offline', 'D']]);
  });
});
