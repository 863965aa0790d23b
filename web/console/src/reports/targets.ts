// What queues promise, as lines in charts and colours of figures. Pure.
import type { Good, Metric } from './api';

export interface Promised { id: string; archived?: boolean; terms: { targetSeconds: number; targetPercent: number } }

/** The target of a metric: the chosen queue's, else the one that all queues share; null where there is none. */
export function targetOf(metric: Metric, queues: readonly Promised[], chosen: string): number | null {
  const here = queues.filter((queue) => (chosen ? queue.id === chosen : !queue.archived));
  const values = new Set(here.map((queue) => (metric.key === 'wait' ? queue.terms.targetSeconds : metric.key === 'serviceLevel' ? queue.terms.targetPercent / 100 : null)));
  return values.size === 1 ? [...values][0]! : null;
}

/** Whether a number misses its target. */
export const misses = (good: Good, value: number | null, target: number | null): boolean =>
  value !== null && target !== null && (good === 'less' ? value > target : good === 'more' ? value < target : false);
