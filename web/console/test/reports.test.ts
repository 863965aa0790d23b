import { describe, expect, it } from 'vitest';
import { daysOf, isDate, periodOf, plus, presetOf, weekdayOf } from '@/reports/period';
import { changeOf, duration, notable, numberOf } from '@/reports/words';
import type { Metric } from '@/reports/api';
import { goalOf, misses, spanOf, type Target } from '@/reports/targets';

const units = { s: 's', min: 'min', h: 'h', d: 'd' };

describe('periods', () => {
  it('are so many days up to today, or two dates', () => {
    expect(periodOf({}, '2026-11-22')).toEqual({ from: '2026-11-09', to: '2026-11-22' });
    expect(periodOf({ days: '7' }, '2026-03-02')).toEqual({ from: '2026-02-24', to: '2026-03-02' });
    expect(periodOf({ from: '2026-01-31', to: '2026-02-01' }, '2026-11-22')).toEqual({ from: '2026-01-31', to: '2026-02-01' });
  });

  it('are never ones that do not exist', () => {
    for (const query of [{ from: '2026-02-30', to: '2026-03-01' }, { from: '2026-03-02', to: '2026-03-01' }, { from: ['x'], to: null }, { days: '8' }]) {
      expect(periodOf(query, '2026-11-22')).toEqual({ from: '2026-11-09', to: '2026-11-22' });
    }
    expect(isDate('2026-2-3')).toBe(false);
  });

  it('count days and know their presets', () => {
    expect(daysOf({ from: '2026-03-28', to: '2026-03-30' })).toBe(3);
    expect(plus('2024-02-28', 1)).toBe('2024-02-29');
    expect(weekdayOf('2026-11-22')).toBe(0);
    expect(presetOf({ from: '2026-11-16', to: '2026-11-22' }, '2026-11-22')).toBe(7);
    expect(presetOf({ from: '2026-11-15', to: '2026-11-21' }, '2026-11-22')).toBeNull();
  });
});

describe('figures', () => {
  it('say durations with the figures that matter', () => {
    expect([4.25, 38.2, 118, 119.6, 245, 1560, 8640, 270_000].map((s) => duration(s, 'en', units))).toEqual(['4.3 s', '38 s', '118 s', '2 min', '4.1 min', '26 min', '2.4 h', '3.1 d']);
  });

  it('are taken by clock or working hours', () => {
    const figure = { count: 3, value: 100, median: 90, p90: 200, business: 60, businessMedian: 50, businessP90: 120 };
    expect([numberOf(figure, 'p90', false), numberOf(figure, 'median', true), numberOf(figure, 'mean', true)]).toEqual([200, 50, 60]);
    expect(numberOf({ count: 2, value: 0.5, hits: 1 }, 'p90', true)).toBe(0.5);
    expect(numberOf(undefined, 'mean', false)).toBeNull();
  });

  it('change for better or worse, or neither', () => {
    expect(changeOf('duration', 'less', 118, 45)).toMatchObject({ good: false, points: false });
    expect(changeOf('share', 'more', 0.8, 0.72)!.by).toBeCloseTo(8);
    expect(changeOf('share', 'more', 0.8, 0.72)!.good).toBe(true);
    expect(changeOf('count', 'neither', 10, 5)).toMatchObject({ by: 1, good: null });
    expect(changeOf('share', 'more', 0.8, 0.799)!.good).toBeNull();
    expect(changeOf('count', 'more', 10, 0)).toBeNull();
    expect(changeOf('count', 'more', null, 3)).toBeNull();
  });

  it('name the last day that stands out, and none without enough behind it', () => {
    const days = [48, 52, 50, 44, 46, 40, 42, 47, 118, 96, 71, 64].map((value) => ({ value, count: 50 }));
    expect(notable('duration', days)).toMatchObject({ index: 8, value: 118 });
    expect(notable('duration', days.map((day) => ({ ...day, count: 2 })))).toBeNull();
    expect(notable('duration', days.slice(0, 4))).toBeNull();
    expect(notable('share', [0.9, 0.92, 0.91, 0.9, 0.7, null].map((value) => ({ value, count: 9 })))).toMatchObject({ index: 4 });
  });
});

describe('targets', () => {
  const queue = (id: string, targetSeconds: number, archived = false) => ({ id, archived, terms: { targetSeconds, targetPercent: 80 } });
  const metric = (key: string, unit = 'duration', good = 'less') => ({ key, group: 'queue', unit, good, businessHours: true, spread: true, texts: {} }) as unknown as Metric;
  const set = (key: string, value: number, at: { queueId?: string; teamId?: string } = {}): Target => ({ metric: key, value, bound: 'most', queueId: at.queueId ?? null, teamId: at.teamId ?? null });

  it('are what the chosen queue promises, or all queues alike, while none is set', () => {
    expect(goalOf(metric('wait'), [], [queue('a', 60), queue('b', 60), queue('c', 20, true)])).toEqual({ value: 60, bound: 'most' });
    expect(goalOf(metric('wait'), [], [queue('a', 60), queue('b', 30)])).toBeNull();
    expect(goalOf(metric('wait'), [], [queue('a', 60), queue('b', 30)], { queue: 'b' })?.value).toBe(30);
    expect(goalOf(metric('serviceLevel'), [], [queue('a', 60), queue('b', 30)])).toEqual({ value: 0.8, bound: 'least' });
    expect(goalOf(metric('created'), [], [queue('a', 60)])).toBeNull();
    expect(goalOf(metric('wait'), [], [])).toBeNull();
  });

  it('are the nearest that was set: of the queue, of the team, of the workspace', () => {
    const targets = [set('wait', 90), set('wait', 20, { queueId: 'a' }), set('wait', 30, { teamId: 't' }), set('csi', 5)];
    const of = (at: { queue?: string; team?: string }) => goalOf(metric('wait'), targets, [queue('a', 60), queue('b', 60)], at)?.value;
    expect([of({}), of({ queue: 'a' }), of({ queue: 'b' }), of({ team: 't' }), of({ team: 'u' }), of({ queue: 'a', team: 't' })]).toEqual([90, 20, 60, 30, 90, 20]);
  });

  it('of a number are a day\'s', () => {
    expect(goalOf(metric('created', 'count', 'neither'), [set('created', 40)], [], {}, 7)?.value).toBe(280);
  });

  it('are missed on the bad side only', () => {
    const [most, least] = [{ value: 60, bound: 'most' as const }, { value: 0.8, bound: 'least' as const }];
    expect([misses(most, 61), misses(most, 60), misses(least, 0.7), misses(least, 0.9), misses(null, 9), misses(most, null)]).toEqual([true, false, true, false, false, false]);
  });

  it('are typed in the unit in which they are whole', () => {
    expect([45, 90, 120, 5400, 7200, 86_400, 0].map(spanOf)).toEqual(['s', 's', 'min', 'min', 'h', 'd', 's']);
  });
});
