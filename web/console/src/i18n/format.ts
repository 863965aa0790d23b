import { language, t } from './index';

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.value}/${name}`;
  let found = cache.get(key);
  if (!found) cache.set(key, (found = new Intl.DateTimeFormat(language.value, options)));
  return found;
}

export const dayKey = (at: string | number): string => {
  const d = new Date(at);
  return `${d.getFullYear()}-${d.getMonth()}-${d.getDate()}`;
};

export const formatTime = (at: string | number): string =>
  formatter('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

export const formatDate = (at: string | number): string => {
  const date = new Date(at);
  const sameYear = date.getFullYear() === new Date().getFullYear();
  return sameYear
    ? formatter('day', { month: 'short', day: 'numeric' }).format(date)
    : formatter('date', { year: 'numeric', month: 'short', day: 'numeric' }).format(date);
};

export const formatDateTime = (at: string | number): string => `${formatDate(at)} ${formatTime(at)}`;

/** Today, yesterday, or the date: for day separators. */
export function formatDay(at: string | number, now = Date.now()): string {
  if (dayKey(at) === dayKey(now)) return t('ui.today');
  if (dayKey(at) === dayKey(now - 86_400_000)) return t('ui.yesterday');
  return formatDate(at);
}

/** Time today, weekday-free short date before: for list rows. */
export function formatWhen(at: string | number, now = Date.now()): string {
  if (dayKey(at) === dayKey(now)) return formatTime(at);
  if (dayKey(at) === dayKey(now - 86_400_000)) return t('ui.yesterday');
  return formatDate(at);
}

/** 0:48, 12:05, 1:02:09; then hours and days in words, which nobody takes for a time of day. */
export function formatClock(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= 86_400) return t('ui.days', { n: Math.floor(s / 86_400) });
  if (s >= 36_000) return t('ui.hours', { n: Math.floor(s / 3600) });
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(s / 3600);
  return h > 0 ? `${h}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${Math.floor(s / 60)}:${two(s % 60)}`;
}

/** The name of a language in the language of the screen; the code itself when nobody knows it. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(language.value, { type: 'language' }).of(code) ?? code;
  } catch {
    // Not a language tag: shown as it came.
    return code;
  }
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
