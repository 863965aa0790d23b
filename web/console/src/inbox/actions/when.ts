// Times that people mean by "later": in their own time zone, never in the past.
import { t } from '@/i18n';

export interface Later {
  label: string;
  at: Date;
}

const at = (base: Date, days: number, hour: number): Date => new Date(base.getFullYear(), base.getMonth(), base.getDate() + days, hour);

/** Days until the next Monday; never today. */
const toMonday = (base: Date): number => ((8 - base.getDay()) % 7) || 7;

/** Two names of the same instant are one choice too many: on a Sunday, tomorrow is Monday. */
const distinct = (times: Later[]): Later[] => times.filter((one, i) => times.findIndex((other) => other.at.getTime() === one.at.getTime()) === i);

export function snoozeTimes(now = new Date()): Later[] {
  const times: Later[] = [
    { label: t('talk.later.hour'), at: new Date(now.getTime() + 3_600_000) },
    { label: t('talk.later.hours', { n: 4 }), at: new Date(now.getTime() + 4 * 3_600_000) },
    { label: t('talk.later.evening'), at: at(now, 0, 18) },
    { label: t('talk.later.tomorrow'), at: at(now, 1, 9) },
    { label: t('talk.later.monday'), at: at(now, toMonday(now), 9) },
    { label: t('talk.later.week'), at: at(now, 7, 9) },
  ];
  return distinct(times.filter((one) => one.at.getTime() > now.getTime() + 30 * 60_000));
}

/** `opensAt`: when the inbox's working hours begin next. */
export function sendTimes(opensAt: string | null, now = new Date()): Later[] {
  const times: Later[] = [
    ...(opensAt ? [{ label: t('talk.later.opening'), at: new Date(opensAt) }] : []),
    { label: t('talk.later.hour'), at: new Date(now.getTime() + 3_600_000) },
    { label: t('talk.later.tomorrow'), at: at(now, 1, 9) },
    { label: t('talk.later.monday'), at: at(now, toMonday(now), 9) },
  ];
  return distinct(times.filter((one) => one.at > now));
}

/** Tomorrow at nine: where one's own time begins. */
export const nextMorning = (): Date => at(new Date(), 1, 9);

/** Value of a datetime-local field. */
export function localValue(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
