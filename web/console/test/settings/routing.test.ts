import { beforeAll, describe, expect, it } from 'vitest';
import { setLanguage, useTexts } from '@/i18n';
import { blankRule, changedRule, complete, movedBefore, preferWords, sentence, stateOf, summary, verdict, type Names, type Rule } from '@/settings/routing/rules';
import { nextRing, ringWords, seconds, widens } from '@/settings/queues/queues';
import { fits, levelKey, levelOf, moveCell, unknown, usual, withLevel } from '@/settings/skills/skills';

beforeAll(async () => {
  await setLanguage('en');
  await useTexts('routing', 'queues', 'work', 'inbox');
});
const names: Names = { queue: () => 'Repairs', skill: () => 'boilers', person: () => 'Lin', attribute: () => 'Agent' };
const infos = [{ field: 'channel', label: 'Channel', operators: ['in'], choices: [{ value: 'web', label: 'website' }] }, { field: 'text', label: 'Words', operators: ['contains'], kinds: { contains: 'words' as const } }];
const rule = (id: string, change: Partial<Rule> = {}): Rule => ({ ...blankRule(id, id), ...change });
const said = (one: Rule) => sentence(one, infos, names).map((piece) => piece.text).join('');

describe('a rule as a sentence', () => {
  it('says everything that matters, in order', () => {
    const one = rule('a', {
      filter: { match: 'all', conditions: [{ field: 'channel', operator: 'in', value: ['web'] }, { field: 'text', operator: 'contains', value: ['boiler', 'heating'] }] },
      then: { ...blankRule('a', '').then, queueId: 'q', skills: [{ skillId: 's', level: 2 }], priorityMinutes: 5, tierMinutes: 10, prefer: { kind: 'lastAgent', personId: null, attribute: null, withinDays: 30, waitSeconds: 60 } },
    });
    expect(said(one)).toBe('When Channel: website and Words contains “boiler, heating”, wait in Repairs, for somebody with boilers 2+, 15 min ahead, first to the last agent of 30 days, waiting up to 1 min.');
  });
  it('of everybody says so', () => expect(said(rule('a'))).toBe('Always wait in the usual queue.'));
  it('names whom nobody has chosen yet', () => expect(preferWords({ kind: 'person', personId: null, attribute: null, withinDays: 30, waitSeconds: 0 }, names)).toBe('nobody chosen yet'));
});

describe('a draft', () => {
  const published = [rule('a'), rule('b'), rule('c')];
  it('is compared with what is in force, rule by rule', () => {
    const draft = [rule('b'), rule('a'), rule('d')];
    expect(draft.map((one) => stateOf(one, draft, published))).toEqual(['moved', 'moved', 'new']);
    expect(summary(draft, published)).toEqual({ new: 1, changed: 0, moved: 2, removed: 1 });
    expect(stateOf({ ...published[0]!, name: 'other' }, published, published)).toBe('changed');
    expect(summary(published, published)).toEqual({ new: 0, changed: 0, moved: 0, removed: 0 });
  });
  it('sends only what says something yet', () => {
    const half = rule('a', { name: ' ', filter: { match: 'all', conditions: [{ field: 'channel', operator: 'in', value: [] }, { match: 'any', conditions: [{ field: 'text', operator: 'contains', value: [] }] }] } });
    expect(complete({ ...half, then: { ...half.then, prefer: { kind: 'person', personId: null, attribute: null, withinDays: 30, waitSeconds: 60 } } })).toMatchObject({ name: 'Unnamed rule', filter: { conditions: [] }, then: { prefer: null } });
  });
  it('is mended by moving a covered rule before those that cover it', () => {
    expect(movedBefore(published, 'c', ['b', 'a']).map((one) => one.id)).toEqual(['c', 'a', 'b']);
    expect(movedBefore(published, 'a', ['c']).map((one) => one.id)).toEqual(['a', 'b', 'c']);
    expect(changedRule(published, 'b', { enabled: false }).map((one) => one.enabled)).toEqual([true, false, true]);
  });
  it('is judged by differences that count', () => {
    expect(verdict({ published: 72, draft: 54 }, 'less', 1)).toBe('good');
    expect(verdict({ published: 0.8, draft: 0.7 }, 'more', 0.005)).toBe('bad');
    expect(verdict({ published: 10, draft: 10.4 }, 'less', 1)).toBeNull();
  });
});

describe('queues in words', () => {
  const ring = { afterSeconds: 60, teamIds: [], everyone: false, skillRelief: 0, dropSkillIds: [], anyLanguage: false };
  it('name what a step adds', () => {
    const named = { team: () => 'Repairs', skill: () => 'boilers' };
    expect(ringWords({ ...ring, teamIds: ['t'], skillRelief: 2, anyLanguage: true }, named)).toBe('also Repairs, skills 2 levels lower, any language');
    expect([widens(ring), widens({ ...ring, everyone: true })]).toEqual([false, true]);
    expect(nextRing([ring]).afterSeconds).toBe(90);
  });
  it('write lengths of time as people say them', () => expect([45, 60, 90, 3600, 5430].map(seconds)).toEqual(['45 s', '1 min', '1 min 30 s', '1 h', '1 h 30 min 30 s']));
});

describe('the grid of people and skills', () => {
  it('is moved through within its bounds', () => {
    expect(moveCell({ row: 0, column: 0 }, 'ArrowUp', 3, 4)).toEqual({ row: 0, column: 0 });
    expect(moveCell({ row: 1, column: 1 }, 'End', 3, 4)).toEqual({ row: 1, column: 3 });
    expect(moveCell({ row: 1, column: 1 }, 'a', 3, 4)).toBeNull();
  });
  it('takes levels by digits, and round by the space bar', () => {
    expect([levelKey('3', 0), levelKey(' ', 5), levelKey(' ', 0), levelKey('Delete', 4), levelKey('6', 1)]).toEqual([3, 0, 1, 0, null]);
    const skills = withLevel(withLevel([], 's', 2), 's', 9);
    expect([skills, levelOf({ ...unknown('p'), skills }, 's'), withLevel(skills, 's', 0)]).toEqual([[{ skillId: 's', level: 5 }], 5, []]);
  });
  it('says how many fit at once', () => {
    expect([fits(usual(), 'chat'), fits(usual(), 'call'), fits({ ...usual(), chat: 2 }, 'chat'), fits({ ...usual(), units: 0 }, 'chat'), fits({ ...usual(), units: 6 }, 'call')]).toEqual([6, 2, 2, 0, 1]);
  });
});
