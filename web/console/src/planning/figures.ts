// What a simulation answers, and what two settings say of each other.
export interface Figures {
  intervals: Record<string, [number, number]>;
  [measure: string]: unknown;
}
export interface QuarterFigures extends Figures {
  from: string;
}
export interface Result extends Figures {
  scenario: string;
  replications: number;
  seed: number;
  queues: (Figures & { name: string; quarters: QuarterFigures[] })[];
  quarters: QuarterFigures[];
}
export interface Comparison {
  first: Result;
  second: Result;
  differences: Figures;
}
export const isComparison = (result: Result | Comparison): result is Comparison => 'differences' in result;

export type Unit = 'seconds' | 'share' | 'count';
export type Verdict = 'better' | 'worse' | 'unclear' | 'same' | 'other';

/** Measures in the order they are read, what they are, and which way is better. */
export const MEASURES: readonly { key: string; unit: Unit; good: 'less' | 'more' | null }[] = [
  { key: 'meanWait', unit: 'seconds', good: 'less' },
  { key: 'wait90', unit: 'seconds', good: 'less' },
  { key: 'longestWait', unit: 'seconds', good: 'less' },
  { key: 'serviceLevel', unit: 'share', good: 'more' },
  { key: 'abandonment', unit: 'share', good: 'less' },
  { key: 'unserved', unit: 'share', good: 'less' },
  { key: 'firstResponse', unit: 'seconds', good: 'less' },
  { key: 'firstHumanResponse', unit: 'seconds', good: 'less' },
  { key: 'resolution', unit: 'seconds', good: 'less' },
  { key: 'occupancy', unit: 'share', good: null },
  { key: 'load', unit: 'share', good: null },
  { key: 'staffed', unit: 'count', good: null },
  { key: 'contacts', unit: 'count', good: null },
  { key: 'toPeople', unit: 'count', good: null },
  { key: 'botResolved', unit: 'share', good: null },
  { key: 'handedOn', unit: 'share', good: 'less' },
  { key: 'missedOffers', unit: 'count', good: 'less' },
];

export const valueOf = (figures: Figures, measure: string): number | null => {
  const value = figures[measure];
  return typeof value === 'number' ? value : null;
};

/** What a difference (second less first) says: nothing, as long as its interval holds 0. */
export function verdict(differences: Figures, measure: string): Verdict | null {
  const mean = valueOf(differences, measure);
  if (mean === null) return null;
  const [low, high] = differences.intervals[measure] ?? [null, null];
  if (low === 0 && high === 0) return 'same';
  if (low === null || high === null || (low <= 0 && high >= 0)) return 'unclear';
  const good = MEASURES.find((one) => one.key === measure)?.good;
  if (!good) return 'other';
  return (mean < 0) === (good === 'less') ? 'better' : 'worse';
}
