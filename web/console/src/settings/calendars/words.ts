import { language, t } from '@/i18n';
import { groupDays, isRun, WEEK_ORDER, type WeeklySlot } from './slots';

/** A day's name; 4 January 1970 was a Sunday. */
export function dayName(day: number, width: 'long' | 'short' = 'short'): string {
  return new Intl.DateTimeFormat(language.value, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(1970, 0, 4 + day)));
}

/** "Mon–Fri 09:00–18:00; Sat 10:00–16:00" */
export function summarise(weekly: readonly WeeklySlot[]): string {
  const groups = groupDays(weekly);
  if (groups.length === 0) return t('settings.calendars.summary.none');
  return groups
    .map(({ days, slots }) => {
      const named =
        days.length === 7 ? t('settings.calendars.copy.all')
        : isRun(days) ? t('settings.calendars.summary.run', { first: dayName(days[0]!), last: dayName(days.at(-1)!) })
        : days.map((day) => dayName(day)).join(' ');
      return `${named} ${slots.map((slot) => `${slot.from}–${slot.to}`).join(', ')}`;
    })
    .join('; ');
}

export const weekDays = (): { value: number; label: string }[] => WEEK_ORDER.map((day) => ({ value: day, label: dayName(day, 'long') }));

/** Every zone the browser knows, the usual ones of both languages first. */
export function timeZones(current: string): string[] {
  const first = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Tokyo', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'UTC'];
  return [...new Set([...(current ? [current] : []), ...first, ...Intl.supportedValuesOf('timeZone')])];
}

export function offsetOf(zone: string, at = new Date()): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at);
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  } catch {
    // A zone the browser does not know (its data may be older than the server's) has no offset to show.
    return '';
  }
}

export function timeIn(zone: string, at = new Date()): string {
  try {
    return new Intl.DateTimeFormat(language.value, { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  } catch {
    return '';
  }
}
