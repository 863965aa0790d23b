// Axis arithmetic of all charts. Pure.

/** What the numbers of a chart are: decides where its grid lines lie. */
export type ChartUnit = 'count' | 'duration' | 'share';

const DECIMAL = [1, 2, 2.5, 5, 10];
/** Round durations in seconds, up to 30 days. */
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600, 2_592_000];

function decimalStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const found = DECIMAL.find((nice) => nice * power >= rough * 0.999_999) ?? 10;
  return found * power;
}

/** The distance of grid lines so that about `lines` of them reach `most`. */
export function step(most: number, unit: ChartUnit, lines = 4): number {
  if (!(most > 0)) return unit === 'share' ? 0.25 : 1;
  const rough = most / lines;
  if (unit === 'duration') return SECONDS.find((nice) => nice >= rough) ?? decimalStep(rough);
  const nice = decimalStep(rough);
  return unit === 'count' ? Math.max(1, Math.ceil(nice)) : nice;
}

/** Values of the grid lines from 0 to the first one that is not below `most`. */
export function ticks(most: number, unit: ChartUnit, lines = 4): number[] {
  const by = step(most, unit, lines);
  const count = Math.max(1, Math.ceil(most / by - 1e-9));
  return Array.from({ length: count + 1 }, (_, i) => Number((i * by).toPrecision(12)));
}

/** Which labels of an axis fit: every nth, the last one among them. */
export function shownLabels(count: number, width: number, each: number): (index: number) => boolean {
  const every = Math.max(1, Math.ceil((count * each) / Math.max(1, width)));
  return (index) => (count - 1 - index) % every === 0;
}

/** Runs of points that have a value: a line is broken where nothing was measured. */
export function runs(values: readonly (number | null | undefined)[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  values.forEach((value, i) => {
    if (value === null || value === undefined) return;
    const last = found.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  });
  return found;
}

/** The point that a key leads to from `now`; null for other keys. */
export function moved(key: string, now: number, count: number): number | null {
  const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}
