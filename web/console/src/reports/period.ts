// Periods of whole days. Dates are yyyy-MM-dd in the workspace's time zone; arithmetic in UTC keeps clear of the reader's own.
const DAY = 86_400_000;
/** Presets in days; the server allows up to 800. */
export const RANGES = [1, 7, 14, 30, 90] as const;

export interface Period { from: string; to: string }

const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const written = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const isDate = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(at(text)) && written(at(text)) === text;
export const plus = (date: string, days: number): string => written(at(date) + days * DAY);
export const daysOf = (period: Period): number => Math.round((at(period.to) - at(period.from)) / DAY) + 1;
export const weekdayOf = (date: string): number => new Date(at(date)).getUTCDay();

/** The period that an address asks for: two dates, or so many days up to today. */
export function periodOf(query: Record<string, unknown>, today: string): Period {
  const { from, to } = query;
  if (isDate(from) && isDate(to) && from <= to && daysOf({ from, to }) <= 800) return { from, to };
  const days = RANGES.find((range) => String(range) === query['days']) ?? 14;
  return { from: plus(today, 1 - days), to: today };
}

/** The preset that a period is, counted up to today; null for another one. */
export const presetOf = (period: Period, today: string): number | null => (period.to === today ? (RANGES.find((range) => range === daysOf(period)) ?? null) : null);
