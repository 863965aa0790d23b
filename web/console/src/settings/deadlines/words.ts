import type { PolicyStep } from '@/api/types';
import { t } from '@/i18n';
import { duration, KINDS, type PolicyForm } from './terms';

/** With how many of the last month's conversations the promises would have been broken. */
export interface Broken {
  looked: number;
  any: number;
  firstResponse: number;
  nextResponse: number;
  resolution: number;
}
export interface Tried {
  conversations: number;
  all: number;
  broken?: Broken | null;
}

type Names = { calendar: (id: string) => string; team: (id: string) => string };

// Words of their own begin with a capital letter, within a sentence they do not; abbreviations stay.
const within = (text: string) => (/^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);
const lead = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function step(one: PolicyStep, names: Names): string {
  const side = one.minutes < 0 ? 'before' : one.minutes > 0 ? 'after' : 'at';
  const acts = [
    one.tellAssignee ? t('deadlines.step.assignee') : '',
    one.tellTeam ? t('deadlines.step.team') : '',
    one.teamIds?.length ? t('deadlines.says.teams', { names: one.teamIds.map(names.team).join(t('deadlines.says.and')) }) : '',
    one.personIds?.length ? t('deadlines.says.people', { n: one.personIds.length }) : '',
    one.priority ? t('deadlines.says.priority', { to: t(`work.value.priority.${one.priority}`) }) : '',
    one.handToTeamId ? t('deadlines.says.hand', { team: names.team(one.handToTeamId) }) : '',
  ].filter(Boolean).map(within);
  const of = within(t(one.kind ? `deadlines.kind.${one.kind}` : 'deadlines.step.each'));
  return lead(t('deadlines.says.step', { when: t(`deadlines.says.${side}`, { time: duration(Math.abs(one.minutes)), of }), acts: acts.length ? acts.join(t('deadlines.says.and')) : within(t('deadlines.step.nothing')) }));
}

/** The policy as one would say it to a colleague, sentence by sentence; nothing while it promises nothing. */
export function sentences({ filter, terms }: Pick<PolicyForm, 'filter' | 'terms'>, names: Names): string[] {
  const targets = KINDS.filter((kind) => terms[kind] !== null).map((kind) => t(`deadlines.says.${kind}`, { time: duration(terms[kind]!) }));
  if (targets.length === 0) return [];
  const hours = terms.hours === 'calendar' && terms.calendarId ? t('deadlines.says.calendar', { name: names.calendar(terms.calendarId) }) : within(t(`deadlines.hours.${terms.hours ?? 'inbox'}`));
  const pauses = [
    terms.pauseWhileWaiting ? t('deadlines.pause.waiting') : '',
    terms.pauseWhileSnoozed ? t('deadlines.pause.snoozed') : '',
    terms.botAnswersCount ? '' : t('deadlines.pause.bot'),
    terms.pauseStatusIds?.length ? t('deadlines.says.statuses', { n: terms.pauseStatusIds.length }) : '',
  ].filter(Boolean).map(within);
  return [
    t('deadlines.says.promise', { who: t(filter.conditions.length > 0 ? 'deadlines.says.met' : 'deadlines.says.rest'), what: targets.join(t('deadlines.says.and')), hours }),
    pauses.length > 0 ? t('deadlines.says.pauses', { when: pauses.join(t('deadlines.says.and')) }) : t('deadlines.says.never'),
    ...(terms.steps ?? []).map((one) => step(one, names)),
  ];
}

/** What the last month would have been like; null when nothing was looked at. */
export function wouldBe(broken: Broken | null | undefined): string | null {
  if (!broken || broken.looked === 0) return null;
  if (broken.any === 0) return t('deadlines.would.none', { looked: broken.looked });
  const each = KINDS.filter((kind) => broken[kind] > 0).map((kind) => `${within(t(`deadlines.kind.${kind}`))} ${broken[kind]}`).join(t('deadlines.says.and'));
  return t('deadlines.would', { any: broken.any, looked: broken.looked, share: `${Math.round((broken.any / broken.looked) * 100)}%`, each });
}
