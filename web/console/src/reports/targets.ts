// What figures should be, as lines in charts and colours of figures. Pure.
import type { Id } from '@/api/types';
import type { Good, Metric } from './api';

export interface Promised { id: string; archived?: boolean; terms: { targetSeconds: number; targetPercent: number } }
export type Bound = 'most' | 'least';
/** A target that was set: of the workspace, of a queue, or of a team. */
export interface Target { metric: string; value: number; bound: Bound; queueId: Id | null; teamId: Id | null }
/** What a figure is held against. */
export interface Goal { value: number; bound: Bound }

/** What the chosen queue promises, or all queues alike; null where they promise nothing about it. */
function promiseOf(metric: Metric, queues: readonly Promised[], queue: string): Goal | null {
  const here = queues.filter((one) => (queue ? one.id === queue : !one.archived));
  const values = new Set(here.map((one) => (metric.key === 'wait' ? one.terms.targetSeconds : metric.key === 'serviceLevel' ? one.terms.targetPercent / 100 : null)));
  const [value] = values;
  return values.size === 1 && value !== null && value !== undefined ? { value, bound: metric.key === 'wait' ? 'most' : 'least' } : null;
}

/**
 * The target of a metric: the chosen queue's own, else what it promises; the team's; the workspace's; else what all queues promise alike.
 * Of a count the target is a day's, so it is so many times as much for a period.
 */
export function goalOf(metric: Metric, targets: readonly Target[], queues: readonly Promised[], at: { queue?: string; team?: string } = {}, days = 1): Goal | null {
  const set = targets.filter((target) => target.metric === metric.key);
  const found = (at.queue ? (set.find((target) => target.queueId === at.queue) ?? promiseOf(metric, queues, at.queue)) : null)
    ?? (at.team ? set.find((target) => target.teamId === at.team) : null)
    ?? set.find((target) => !target.queueId && !target.teamId)
    ?? promiseOf(metric, queues, '');
  return found ? { value: metric.unit === 'count' ? found.value * days : found.value, bound: found.bound } : null;
}

/** Whether a number misses its target. */
export const misses = (goal: Goal | null, value: number | null): boolean =>
  value !== null && goal !== null && (goal.bound === 'most' ? value > goal.value : value < goal.value);

/** The side on which a figure is better; the person says it where the metric does not. */
export const boundOf = (good: Good): Bound | null => (good === 'less' ? 'most' : good === 'more' ? 'least' : null);

export type Span = 's' | 'min' | 'h' | 'd';
export const SPANS: readonly { key: Span; seconds: number }[] = [{ key: 's', seconds: 1 }, { key: 'min', seconds: 60 }, { key: 'h', seconds: 3600 }, { key: 'd', seconds: 86_400 }];

/** The largest unit in which a duration is a whole number. */
export const spanOf = (seconds: number): Span => [...SPANS].reverse().find((span) => seconds >= span.seconds && seconds % span.seconds === 0)?.key ?? 's';
