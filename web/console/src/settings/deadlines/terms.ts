// What a policy of promised times says, as a form edits it.
import type { Condition, ConditionGroup, DeadlineKind, DeadlinePolicy, Match, PolicyStep, PolicyTerms, Texts } from '@/api/types';
import { t } from '@/i18n';

export interface PolicyForm {
  name: string;
  enabled: boolean;
  filter: { match: Match; conditions: (Condition | ConditionGroup)[] };
  terms: Required<Omit<PolicyTerms, 'promise'>> & { promise: Texts };
}

export const KINDS: readonly DeadlineKind[] = ['firstResponse', 'nextResponse', 'resolution'];
/** As the server bounds it: a year. */
export const MAX_MINUTES = 525_600;

const silent: Texts = { 'zh-CN': '', en: '' };
const plain: PolicyForm['terms'] = {
  firstResponse: 60, nextResponse: null, resolution: null, hours: 'inbox', calendarId: null, warnPercent: 75,
  pauseWhileWaiting: true, pauseWhileSnoozed: false, pauseStatusIds: [], botAnswersCount: false, promise: silent, steps: [],
};

const warning: PolicyStep = { minutes: -10, kind: null, tellAssignee: true, tellTeam: true, personIds: [], teamIds: [], priority: null, handToTeamId: null };
const alarm: PolicyStep = { ...warning, minutes: 0, tellAssignee: false, priority: 'urgent' };

export interface Preset { key: string; terms: PolicyForm['terms'] }
/** Promises that many teams make, to begin with. */
export const PRESETS: readonly Preset[] = [
  { key: 'chat', terms: { ...plain, firstResponse: 3, nextResponse: 5, resolution: 480, steps: [{ ...alarm, minutes: 0 }] } },
  { key: 'complaint', terms: { ...plain, firstResponse: 30, nextResponse: 120, resolution: 1440, hours: 'always', steps: [warning, alarm] } },
  { key: 'vip', terms: { ...plain, firstResponse: 15, nextResponse: 60, resolution: 120, steps: [{ ...warning, minutes: -5 }, alarm] } },
  { key: 'mail', terms: { ...plain, firstResponse: 240, nextResponse: 480, resolution: 2880, steps: [{ ...warning, minutes: -30 }] } },
];

export const blank = (): PolicyForm => ({ name: '', enabled: true, filter: { match: 'all', conditions: [] }, terms: { ...plain } });

export const read = ({ name, enabled, filter, terms }: DeadlinePolicy): PolicyForm => ({
  name, enabled, filter,
  terms: {
    ...plain, ...terms,
    firstResponse: terms.firstResponse ?? null, nextResponse: terms.nextResponse ?? null, resolution: terms.resolution ?? null,
    calendarId: terms.calendarId ?? null, pauseStatusIds: terms.pauseStatusIds ?? [], steps: terms.steps ?? [], promise: terms.promise ?? silent,
  },
});

/** As the server takes it: words that are empty are not said. */
export function sent(form: Partial<PolicyForm>): object {
  if (!form.terms) return form;
  const { promise } = form.terms;
  return { ...form, terms: { ...form.terms, promise: promise['zh-CN'].trim() || promise.en.trim() ? promise : null } };
}

export const actsOf = (step: PolicyStep): boolean =>
  step.tellAssignee || step.tellTeam || (step.personIds?.length ?? 0) > 0 || (step.teamIds?.length ?? 0) > 0 || Boolean(step.priority) || Boolean(step.handToTeamId);

export function isValid({ name, terms }: PolicyForm): boolean {
  const targets = KINDS.map((kind) => terms[kind]).filter((minutes): minutes is number => minutes !== null);
  return (
    name.trim() !== '' && targets.length > 0 && targets.every((minutes) => minutes >= 1 && minutes <= MAX_MINUTES) &&
    (terms.hours !== 'calendar' || terms.calendarId !== null) && (terms.steps ?? []).every(actsOf)
  );
}

/** «3 min · 5 min · 8 h», what is not promised left out. */
export function summary(terms: PolicyTerms): string {
  return KINDS.flatMap((kind) => (terms[kind] ? [`${t(`deadlines.short.${kind}`)} ${duration(terms[kind]!)}`] : [])).join(' · ');
}

export function duration(minutes: number): string {
  if (minutes % 1440 === 0) return t('work.days', { n: minutes / 1440 });
  if (minutes % 60 === 0) return t('work.hours', { n: minutes / 60 });
  return t('work.minutes', { n: minutes });
}
