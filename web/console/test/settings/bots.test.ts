import { describe, expect, it } from 'vitest';
import { blankBot, blockers, styleOf, STYLES, withLimit, withText, type Bot } from '@/settings/bots/bots';

const bot = (patch: Partial<Bot>) => ({ ...blankBot(), id: 'b', version: 1, on: true, createdAt: '2026-02-01T00:00:00Z', ...patch }) as Bot;

describe('how sure a bot must be', () => {
  it('has a name for the figures that have one', () => {
    for (const key of Object.keys(STYLES) as (keyof typeof STYLES)[]) expect(styleOf(STYLES[key])).toBe(key);
    expect(styleOf({ sure: 0.6, ask: 0.3 })).toBe('own');
    expect(styleOf(blankBot())).toBe('balanced');
  });
  it('never asks back later than it answers', () => {
    expect(withLimit({ sure: 0.5, ask: 0.3 }, 'ask', 80)).toEqual({ sure: 0.8, ask: 0.8 });
    expect(withLimit({ sure: 0.5, ask: 0.3 }, 'sure', 20)).toEqual({ sure: 0.2, ask: 0.2 });
    expect(withLimit({ sure: 0.5, ask: 0.3 }, 'sure', 0)).toEqual({ sure: 0.1, ask: 0.1 });
  });
});

describe('own words', () => {
  it('are kept by language and gone when both are empty', () => {
    const one = withText({}, 'bye', 'en', 'See you');
    expect(one).toEqual({ bye: { 'zh-CN': '', en: 'See you' } });
    expect(withText(one, 'bye', 'en', '  ')).toEqual({});
  });
});

describe('what keeps a bot from speaking', () => {
  it('is that it has no inbox, that an older one speaks there, or that nothing is known', () => {
    expect(blockers(bot({}), [], 5)).toEqual(['noInbox']);
    const older = bot({ id: 'a', createdAt: '2026-01-01T00:00:00Z', inboxIds: ['i'] });
    expect(blockers(bot({ inboxIds: ['i'] }), [older], 5)).toEqual(['taken']);
    expect(blockers(bot({ inboxIds: ['i', 'j'] }), [older], 5)).toEqual([]);
    expect(blockers(bot({ inboxIds: ['i'] }), [{ ...older, on: false }], 0)).toEqual(['noAnswers']);
  });
});
