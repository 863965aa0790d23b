import { describe, expect, it } from 'vitest';
import { verdict, type Figures } from '@/planning/figures';
import { contactsOf, hourly, readLevels, readNames, renameLine, scaled, withHour, writeLevels, type Arrival, type Scenario } from '@/planning/scenario';

const arrival = (more: Partial<Arrival>): Arrival => ({ name: 'a', queue: 'q', kind: 'chat', handling: { mean: 300 }, skills: {}, ...more });

describe('a scenario in the editor', () => {
  it('counts contacts however they are written', () => {
    expect(contactsOf({ hours: 4, arrivals: [arrival({ perHour: 10 }), arrival({ perQuarter: [1, 2, 3] }), arrival({ recorded: [0, 5, 3601] })] })).toBe(49);
    expect(hourly(arrival({ recorded: [0, 5, 3601, 7200] }), 2)).toEqual([2, 2]);
    expect(hourly(arrival({ perHour: 12 }), 1.5)).toEqual([12, 12]);
  });

  it('changes an hour and the whole, and a recorded day becomes a profile', () => {
    const changed = withHour(arrival({ recorded: [0, 5, 3601] }), 2, 1, 8);
    expect(changed.recorded).toBeUndefined();
    expect(changed.perQuarter).toEqual([0.5, 0.5, 0.5, 0.5, 2, 2, 2, 2]);
    expect(scaled(arrival({ perHour: 10 }), 2, 1.5).perHour).toBe(15);
    expect(scaled(arrival({ recorded: [0, 901] }), 1, 2).perQuarter).toEqual([2, 2, 0, 0]);
  });

  it('reads skills and teams as people write them', () => {
    expect(readLevels('退货：2， english, ,x:0')).toEqual({ 退货: 2, english: 1, x: 1 });
    expect(writeLevels({ 退货: 2, english: 1 })).toBe('退货:2, english');
    expect(readNames('一线、后台, 一线')).toEqual(['一线', '后台']);
  });

  it('renames a line wherever it is named', () => {
    const day = { queues: [{ name: 'q', teams: [], acceptSeconds: 0, rings: [] }], arrivals: [arrival({}), arrival({ queue: 'other' })] } as unknown as Scenario;
    expect(renameLine(day, 0, 'help').arrivals.map((one) => one.queue)).toEqual(['help', 'other']);
  });
});

describe('a difference in words', () => {
  const figures = (low: number, high: number): Figures => ({ meanWait: (low + high) / 2, serviceLevel: (low + high) / 2, occupancy: (low + high) / 2, intervals: { meanWait: [low, high], serviceLevel: [low, high], occupancy: [low, high] } });

  it('is told only when its interval does not hold 0', () => {
    expect(verdict(figures(-3, -1), 'meanWait')).toBe('better');
    expect(verdict(figures(-3, -1), 'serviceLevel')).toBe('worse');
    expect(verdict(figures(-3, 1), 'meanWait')).toBe('unclear');
    expect(verdict(figures(0, 0), 'meanWait')).toBe('same');
    expect(verdict(figures(1, 2), 'occupancy')).toBe('other');
    expect(verdict({ meanWait: null, intervals: {} }, 'meanWait')).toBeNull();
  });
});
