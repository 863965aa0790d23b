import { describe, expect, it } from 'vitest';
import { minutesOf, spreads, usualEngine } from '@/planning/scenario';
import { count, faultText, percent, seconds } from '@/planning/words';

describe('what the editor of a scenario reads and says', () => {
  it('takes times of day as they are written in a shift, and nothing else', () => {
    expect(['00:00', '12:45', '24:00'].map(minutesOf)).toEqual([0, 765, 1440]);
    expect(['', '9:00', '24:01', '12:60', '12.30', ' 12:30'].map(minutesOf)).toEqual(Array(6).fill(null));
  });

  it('asks how far lengths are spread only where the shape leaves it open', () => {
    expect((['exponential', 'lognormal', 'constant', 'uniform', undefined] as const).map(spreads)).toEqual([false, true, false, true, false]);
  });

  it('weighs work as the desks of a workspace do', () => {
    expect(usualEngine.units).toEqual({ chat: 2, mail: 2, call: 6, callBack: 6, case: 1 });
  });

  it('writes every minus alike, and says a fault it has no words for as the server does', () => {
    expect([percent(-0.127), percent(-0.0001), count(-0.01), seconds(-345)]).toEqual(['−12.7%', '0%', '0', '−5:45']);
    expect(faultText({ field: 'x', code: 'neverHeardOf', message: 'As it is.' })).toBe('As it is.');
    expect(faultText(undefined)).toBeUndefined();
  });
});
