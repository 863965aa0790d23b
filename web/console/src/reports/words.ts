// How figures are said: pure, so that screen and file say the same.
import type { Figure, Good, Metric, Unit } from './api';

export type Statistic = 'mean' | 'median' | 'p90';

/** The number of a figure that is shown; null when nothing was measured. */
export function numberOf(figure: Figure | undefined, statistic: Statistic, business: boolean): number | null {
  if (!figure) return null;
  const [mean, median, p90] = business ? [figure.business, figure.businessMedian, figure.businessP90] : [figure.value, figure.median, figure.p90];
  return (statistic === 'median' ? median : statistic === 'p90' ? p90 : mean) ?? figure.value ?? null;
}

/** What a metric can be asked for: only durations have a spread. */
export const statisticFor = (metric: Metric, wanted: Statistic): Statistic => (metric.spread ? wanted : 'mean');

const rounded = (value: number, digits: number, language: string): string => value.toLocaleString(language, { maximumFractionDigits: digits, minimumFractionDigits: 0 });

/** 38 s, 4:05 min, 2.4 h, 3.1 d: two figures that matter. */
export function duration(seconds: number, language: string, units: { s: string; min: string; h: string; d: string }): string {
  if (seconds < 10) return `${rounded(seconds, 1, language)} ${units.s}`;
  if (seconds < 119.5) return `${rounded(seconds, 0, language)} ${units.s}`;
  if (seconds < 5400) return `${rounded(seconds / 60, seconds < 600 ? 1 : 0, language)} ${units.min}`;
  if (seconds < 172_800) return `${rounded(seconds / 3600, 1, language)} ${units.h}`;
  return `${rounded(seconds / 86_400, 1, language)} ${units.d}`;
}

export interface Change {
  /** Against the period before: a share (0.41 is 41 % more), or points of a share. */
  by: number;
  /** Whether that is good news; null where there is no better side, and for what is too small to tell. */
  good: boolean | null;
  points: boolean;
}

/** The change against before; null where one of both is missing. */
export function changeOf(unit: Unit, good: Good, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  const points = unit === 'share' || unit === 'index';
  if (!points && before === 0) return null;
  const by = points ? (unit === 'share' ? (now - before) * 100 : now - before) : now / before - 1;
  const small = Math.abs(by) < (points ? 0.5 : 0.01);
  return { by, points, good: small || good === 'neither' ? null : by > 0 === (good === 'more') };
}

export interface Notable { index: number; value: number; usual: number; times: number }

/** The last day that stands out: at least twice the usual (or, of shares, 15 points off), with enough behind it. Days are given in order. */
export function notable(unit: Unit, days: readonly { value: number | null; count: number }[], least = 5): Notable | null {
  const there = days.filter((day) => day.value !== null).map((day) => day.value!);
  if (there.length < 5) return null;
  const usual = [...there].sort((a, b) => a - b)[Math.floor(there.length / 2)]!;
  for (let index = days.length - 1; index >= 0; index--) {
    const { value, count } = days[index]!;
    if (value === null || count < least) continue;
    const stands = unit === 'share' ? Math.abs(value - usual) >= 0.15 : unit === 'index' ? Math.abs(value - usual) >= 15 : usual > 0 && value >= 2 * usual;
    if (stands) return { index, value, usual, times: usual > 0 ? value / usual : 0 };
  }
  return null;
}
