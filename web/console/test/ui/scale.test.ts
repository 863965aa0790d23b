import { describe, expect, it } from 'vitest';
import { moved, runs, shownLabels, step, ticks } from '@/ui/charts/scale';

describe('axes', () => {
  it('have few round lines that reach the greatest value', () => {
    expect(ticks(118, 'duration')).toEqual([0, 30, 60, 90, 120]);
    expect(ticks(0.82, 'share')).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(ticks(2157, 'count')).toEqual([0, 1000, 2000, 3000]);
    expect(ticks(3, 'count')).toEqual([0, 1, 2, 3]);
    expect(ticks(5400, 'duration')).toEqual([0, 1800, 3600, 5400]);
  });

  it('reach every value there may be, with at most six lines', () => {
    for (const unit of ['count', 'duration', 'share'] as const) {
      for (let most = 0.001; most < 1e7; most *= 1.7) {
        const lines = ticks(most, unit);
        expect(lines.at(-1)! + 1e-6).toBeGreaterThanOrEqual(most);
        expect(lines.length).toBeLessThanOrEqual(6);
        expect(step(most, unit)).toBeGreaterThan(0);
      }
    }
  });

  it('stand where there is nothing yet', () => {
    expect(ticks(0, 'count')).toEqual([0, 1]);
    expect(ticks(0, 'share')).toEqual([0, 0.25]);
  });

  it('show as many labels as fit, the last one always', () => {
    const shown = shownLabels(31, 600, 56);
    const there = Array.from({ length: 31 }, (_, i) => i).filter(shown);
    expect(there.at(-1)).toBe(30);
    expect(there.length * 56).toBeLessThanOrEqual(620);
  });
});

describe('lines', () => {
  it('break where nothing was measured', () => {
    expect(runs([1, 2, null, 0, null, null, 4])).toEqual([[0, 1], [3, 3], [6, 6]]);
  });
});

describe('keys', () => {
  it('walk along the points and stop at the ends', () => {
    expect(moved('ArrowRight', 4, 5)).toBe(4);
    expect(moved('ArrowLeft', 4, 5)).toBe(3);
    expect(moved('Home', 4, 5)).toBe(0);
    expect(moved('End', 0, 5)).toBe(4);
    expect(moved('a', 0, 5)).toBeNull();
  });
});
