// A bot as `W/bots` answers it, and what a person edits of it.
import type { Id, Instant, Item, Texts } from '@/api/types';
import { pick } from '../form/draft';

export const SCHEDULES = ['always', 'outsideHours', 'openHours'] as const;
export const AUDIENCES = ['everyone', 'verified', 'unverified'] as const;
export const MAX_TOP = 6;

export interface Bot extends Item {
  name: string; on: boolean; inboxIds: Id[]; schedule: (typeof SCHEDULES)[number]; audience: (typeof AUDIENCES)[number]; handOverTagIds: Id[]; teamId: Id | null;
  greeting: Texts; topQuestions: number; pinnedIds: Id[]; sure: number; ask: number; misses: number; mindsAnger: boolean; askAfter: number; closeAfter: number; texts: Record<string, Texts>; createdAt: Instant;
}
const FIELDS = ['name', 'inboxIds', 'schedule', 'audience', 'handOverTagIds', 'teamId', 'greeting', 'topQuestions', 'pinnedIds', 'sure', 'ask', 'misses', 'mindsAnger', 'askAfter', 'closeAfter', 'texts'] as const;
export type BotFields = Pick<Bot, (typeof FIELDS)[number]>;

export const blankBot = (): BotFields => ({
  name: '', inboxIds: [], schedule: 'always', audience: 'everyone', handOverTagIds: [], teamId: null, greeting: { 'zh-CN': '', en: '' }, topQuestions: 4, pinnedIds: [], sure: 0.55, ask: 0.3, misses: 2, mindsAnger: true, askAfter: 0, closeAfter: 10, texts: {},
});
export const botFields = (bot: Bot): BotFields => pick(bot, FIELDS);

/** How careful a bot is, as people say it; `own` for figures that nobody of these has. */
export const STYLES = { careful: { sure: 0.7, ask: 0.4 }, balanced: { sure: 0.55, ask: 0.3 }, eager: { sure: 0.42, ask: 0.2 } } as const;
export type Style = keyof typeof STYLES | 'own';
export function styleOf(fields: Pick<BotFields, 'sure' | 'ask'>): Style {
  const found = (Object.keys(STYLES) as (keyof typeof STYLES)[]).find((key) => Math.abs(STYLES[key].sure - fields.sure) < 0.005 && Math.abs(STYLES[key].ask - fields.ask) < 0.005);
  return found ?? 'own';
}
/** Keeps the two in order: asking begins no later than answering. */
export function withLimit(fields: Pick<BotFields, 'sure' | 'ask'>, which: 'sure' | 'ask', percent: number): { sure: number; ask: number } {
  const value = Math.round(Math.min(100, Math.max(which === 'sure' ? 10 : 0, percent))) / 100;
  return which === 'sure' ? { sure: value, ask: Math.min(fields.ask, value) } : { sure: Math.max(fields.sure, value, 0.1), ask: value };
}
/** Words of its own for a sentence; what is emptied in both languages is said in ours again. */
export function withText(texts: Record<string, Texts>, key: string, lang: 'zh-CN' | 'en', text: string): Record<string, Texts> {
  const next = { ...texts, [key]: { ...(texts[key] ?? { 'zh-CN': '', en: '' }), [lang]: text } };
  if (!next[key]!['zh-CN'].trim() && !next[key]!.en.trim()) delete next[key];
  return next;
}
export type Blocker = 'noInbox' | 'taken' | 'noAnswers';
/** What keeps a bot that is on from doing anything, the worst first. */
export function blockers(bot: Pick<Bot, 'id' | 'on' | 'inboxIds' | 'createdAt'>, others: readonly Bot[], answers: number | null): Blocker[] {
  const found: Blocker[] = [];
  if (bot.inboxIds.length === 0) found.push('noInbox');
  // Of several bots in an inbox the oldest answers.
  const earlier = others.filter((one) => one.id !== bot.id && one.on && one.createdAt < bot.createdAt);
  if (bot.inboxIds.length > 0 && bot.inboxIds.every((inbox) => earlier.some((one) => one.inboxIds.includes(inbox)))) found.push('taken');
  if (answers === 0) found.push('noAnswers');
  return found;
}

export interface SaidParts { choices?: { id: string; label: string }[] | null; source?: { entry: Id; title: string } | null; card?: { title: string; lines: { label: string; value: string }[] } | null; solvedQuestion?: boolean | null }
export interface TryAnswer {
  said: { text: string; parts: SaidParts | null }[]; trace: { kind: string; label: string; detail: string; ms: number }[]; state: unknown; outcome: 'waiting' | 'ended' | 'person'; reason: string | null; forms: { type: string; fields: { label: string; value: string }[] }[];
}
export interface Welcome { name: string; text: string; choices: { id: string; label: string }[] }
