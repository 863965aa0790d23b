// Routing rules as `W/routing/rules` answers them: how one reads as a sentence, what a draft changes, and what mends it.
import type { Condition, ConditionGroup, Id, Instant, Match } from '@/api/types';
import { conditionText, isComplete, isGroup, type FieldInfo } from '@/inbox/views/conditions';
import { t } from '@/i18n';
import { copy, same } from '../form/draft';
import { moved } from '../form/order';
import { seconds } from '../queues/queues';

export type PreferKind = 'lastAgent' | 'person' | 'owner';
export interface Prefer { kind: PreferKind; personId: Id | null; attribute: string | null; withinDays: number; waitSeconds: number }
export interface Action { queueId: Id | null; skills: { skillId: Id; level: number }[]; priorityMinutes: number; tierMinutes: number; valueMinutes: number; prefer: Prefer | null }
export interface Rule { id: Id; name: string; enabled: boolean; filter: { match: Match; conditions: (Condition | ConditionGroup)[] }; then: Action }
export type FindingCode =
  | 'covered' | 'contradictory' | 'badCondition' | 'unknownQueue' | 'archivedQueue' | 'nobodyServes' | 'unknownSkill' | 'nobodyHasSkill' | 'onlyOneHasSkill' | 'queueLacksSkills' | 'unknownPerson' | 'unknownAttribute' | 'doesNothing';
export interface Finding { ruleId: Id; code: FindingCode; blocks: boolean; by: Id[]; subject: Id | null; level: number | null; text: string | null }
export interface VersionHead { number: number; at: Instant; personId: Id | null; note: string; rules: number; restoredFrom: number | null }
export interface RulesView {
  id: Id; version: number; inForce: number; head: VersionHead | null; published: Rule[]; draft: Rule[]; differs: boolean; draftBy: Id | null; draftAt: Instant | null; findings: Finding[];
}
export interface Pair { published: number; draft: number }
export interface Outcome { ruleId: Id | null; queueId: Id }
export interface Change { conversationId: Id; number: number; at: Instant; from: Outcome; to: Outcome }
export interface Waits {
  targetSeconds: number; patienceSeconds: number; handlingSeconds: number; agents: number; preferences: boolean; medianSeconds: Pair; wait90Seconds: Pair; serviceLevel: Pair; abandonment: Pair; occupancy: Pair;
  hours: { hour: number; contacts: number; wait90Seconds: Pair }[]; queues: { queueId: Id; contacts: Pair; wait90Seconds: Pair }[];
}
export interface Trial {
  from: Instant; to: Instant; conversations: number; cut: boolean; rules: { ruleId: Id; published: number; draft: number }[]; unmet: Pair; changed: number; changes: Change[]; waits: Waits | null; milliseconds: number;
}

export const MAX_RULES = 100;
export const MINUTES = ['priorityMinutes', 'tierMinutes', 'valueMinutes'] as const;
export const blankPrefer = (kind: PreferKind): Prefer => ({ kind, personId: null, attribute: null, withinDays: 30, waitSeconds: 60 });
export const blankRule = (id: Id, name: string): Rule => ({
  id, name, enabled: true, filter: { match: 'all', conditions: [] }, then: { queueId: null, skills: [], priorityMinutes: 0, tierMinutes: 0, valueMinutes: 0, prefer: null },
});
/** Absent members as the server leaves them out. */
export const readRule = (rule: Rule): Rule => {
  const base = blankRule(rule.id, rule.name);
  return { ...base, ...rule, filter: { ...base.filter, ...rule.filter }, then: { ...base.then, ...rule.then, skills: rule.then.skills ?? [], prefer: rule.then.prefer ?? null } };
};

/** Conditions that say something yet. What is half written is kept on the screen, but not sent. */
export function complete(rule: Rule): Rule {
  const conditions = rule.filter.conditions.flatMap((one): (Condition | ConditionGroup)[] => {
    if (!isGroup(one)) return isComplete(one) ? [one] : [];
    const inner = one.conditions.filter(isComplete);
    return inner.length ? [{ ...one, conditions: inner }] : [];
  });
  const { prefer } = rule.then;
  const whole = !prefer || (prefer.kind === 'person' ? prefer.personId : prefer.kind === 'owner' ? prefer.attribute : true);
  return { ...rule, name: rule.name.trim() || t('routing.unnamed'), filter: { ...rule.filter, conditions }, then: { ...rule.then, prefer: whole ? prefer : null } };
}

export interface Names { queue(id: Id): string; skill(id: Id): string; person(id: Id): string; attribute(key: string): string }
export interface Piece { text: string; strong?: boolean }

/** «When Topic: repairs and Channel: web, wait in Repairs, for somebody with boilers 2 or better, 5 min ahead.» Pieces that matter are marked. */
export function sentence(rule: Rule, infos: FieldInfo[], names: Names): Piece[] {
  const { match, conditions } = rule.filter;
  const strong = (text: string): Piece => ({ text, strong: true });
  const pieces: Piece[] = [{ text: t(conditions.length ? 'routing.say.when' : 'routing.say.always') }];
  conditions.forEach((one, i) => {
    if (i > 0) pieces.push({ text: t(`routing.say.${match}`) });
    pieces.push(strong(isGroup(one) ? `(${one.conditions.map((inner) => conditionText(inner, infos)).join(t(`routing.say.${one.match}`))})` : conditionText(one, infos)));
  });
  if (conditions.length) pieces.push({ text: t('routing.say.then') });
  pieces.push({ text: t('routing.say.queue') }, strong(rule.then.queueId ? names.queue(rule.then.queueId) : t('routing.usualQueue')));
  if (rule.then.skills.length) {
    pieces.push({ text: t('routing.say.skills') }, strong(rule.then.skills.map((one) => t('routing.say.level', { skill: names.skill(one.skillId), n: one.level })).join(t('work.comma'))), { text: t('routing.say.skills.end') });
  }
  const ahead = MINUTES.reduce((sum, key) => sum + rule.then[key], 0);
  if (ahead > 0) pieces.push({ text: t('routing.say.ahead') }, strong(t('routing.say.minutes', { n: ahead })), { text: t('routing.say.ahead.end') });
  if (rule.then.prefer) pieces.push({ text: t('routing.say.prefer') }, strong(preferWords(rule.then.prefer, names)));
  return [...pieces, { text: t('routing.say.end') }];
}

export function preferWords(prefer: Prefer, names: Names): string {
  const busy = prefer.waitSeconds ? t('routing.prefer.wait', { time: seconds(prefer.waitSeconds) }) : '';
  if (prefer.kind === 'lastAgent') return t('routing.prefer.lastAgent.words', { n: prefer.withinDays }) + busy;
  if (prefer.kind === 'person') return (prefer.personId ? names.person(prefer.personId) : t('routing.prefer.nobody')) + busy;
  return prefer.attribute ? t('routing.prefer.owner.words', { field: names.attribute(prefer.attribute) }) : t('routing.prefer.nobody');
}

/** What a row of the list says below the name. */
export function brief(rule: Rule, names: Names): string {
  return [
    rule.then.queueId ? names.queue(rule.then.queueId) : t('routing.usualQueue'),
    ...rule.then.skills.map((one) => t('routing.say.level', { skill: names.skill(one.skillId), n: one.level })),
    ...(rule.then.prefer ? [t(`routing.prefer.${rule.then.prefer.kind}`)] : []),
  ].join(' · ');
}

export type DraftState = 'same' | 'new' | 'changed' | 'moved';
/** What the draft does to a rule. */
export function stateOf(rule: Rule, draft: readonly Rule[], published: readonly Rule[]): DraftState {
  const was = published.find((one) => one.id === rule.id);
  if (!was) return 'new';
  if (!same(readRule(was), readRule(rule))) return 'changed';
  const kept = (list: readonly Rule[], other: readonly Rule[]) => list.filter((one) => other.some((found) => found.id === one.id)).map((one) => one.id);
  return kept(draft, published).indexOf(rule.id) === kept(published, draft).indexOf(rule.id) ? 'same' : 'moved';
}
export function summary(draft: readonly Rule[], published: readonly Rule[]): Record<'new' | 'changed' | 'moved' | 'removed', number> {
  const states = draft.map((rule) => stateOf(rule, draft, published));
  const count = (state: DraftState) => states.filter((one) => one === state).length;
  return { new: count('new'), changed: count('changed'), moved: count('moved'), removed: published.filter((rule) => !draft.some((one) => one.id === rule.id)).length };
}

/** Where a rule that earlier ones take everything from would be reached: before the first of them. */
export function movedBefore(rules: readonly Rule[], id: Id, before: readonly Id[]): Rule[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const to = Math.min(...before.map((one) => rules.findIndex((rule) => rule.id === one)).filter((at) => at >= 0));
  return from < 0 || !Number.isFinite(to) || to > from ? [...rules] : moved(rules, from, to);
}
export const changedRule = (rules: readonly Rule[], id: Id, change: Partial<Rule>): Rule[] => rules.map((rule) => (rule.id === id ? { ...rule, ...copy(change) } : rule));

/** Whether a figure got better by so much that it counts: «good», «bad», or nothing. */
export function verdict(pair: Pair, better: 'less' | 'more', least: number): 'good' | 'bad' | null {
  const by = pair.draft - pair.published;
  if (Math.abs(by) < least) return null;
  return (by < 0) === (better === 'less') ? 'good' : 'bad';
}
