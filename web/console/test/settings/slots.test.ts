import { describe, expect, it } from 'vitest';
import {
  copyDay, doubledDates, groupDays, isMistake, isRun, lengthOf, minutesOf, nextSlot, openStretches, overMidnight, parseTime,
  problemsOf, problemsOfDay, slotsOf, weeklyMinutes, withDay, type WeeklySlot,
} from '@/settings/calendars/slots';

const week: WeeklySlot[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));

describe('times', () => {
  it('reads only real times of day', () => {
    expect(minutesOf('09:30')).toBe(570);
    expect(minutesOf('24:00')).toBeNull();
    expect(minutesOf('9:00')).toBeNull();
    expect(minutesOf('')).toBeNull();
  });
  it('understands what people type', () => {
    expect(['9', '930', '0930', '9:30', '18.30', '18：30', '24:00', '24'].map(parseTime)).toEqual(['09:00', '09:30', '09:30', '09:30', '18:30', '18:30', '00:00', '00:00']);
    expect(['', '25', '24:30', '9:75', 'noon'].map(parseTime)).toEqual([null, null, null, null, null]);
  });
  it('measures a slot over midnight, and a whole day', () => {
    expect(lengthOf({ from: '22:00', to: '06:00' })).toBe(480);
    expect(lengthOf({ from: '00:00', to: '00:00' })).toBe(1440);
    expect(overMidnight({ from: '22:00', to: '06:00' })).toBe(true);
    expect(overMidnight({ from: '18:00', to: '00:00' })).toBe(false);
  });
});

describe('editing a week', () => {
  it('takes several slots a day and keeps them in order', () => {
    const edited = withDay(week, 1, [{ from: '13:00', to: '18:00' }, { from: '09:00', to: '12:00' }]);
    expect(slotsOf(edited, 1)).toEqual([{ from: '09:00', to: '12:00' }, { from: '13:00', to: '18:00' }]);
    expect(weeklyMinutes(edited)).toBe(4 * 540 + 180 + 300);
  });
  it('copies one day over others and leaves the source alone', () => {
    const edited = copyDay(withDay(week, 1, [{ from: '08:00', to: '20:00' }]), 1, [6, 0]);
    expect(slotsOf(edited, 0)).toEqual([{ from: '08:00', to: '20:00' }]);
    expect(slotsOf(edited, 1)).toEqual([{ from: '08:00', to: '20:00' }]);
    expect(slotsOf(edited, 2)).toEqual([{ from: '09:00', to: '18:00' }]);
  });
  it('offers the next free slot until the day is full', () => {
    expect(nextSlot([])).toEqual({ from: '09:00', to: '18:00' });
    expect(nextSlot([{ from: '09:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' });
    expect(nextSlot([{ from: '09:00', to: '21:00' }])).toEqual({ from: '22:00', to: '00:00' });
    expect(nextSlot([{ from: '09:00', to: '23:30' }])).toBeNull();
  });
});

describe('problems', () => {
  it('finds overlaps inside a day', () => {
    const bad = withDay([], 1, [{ from: '09:00', to: '12:00' }, { from: '11:00', to: '15:00' }]);
    expect([...problemsOf(bad).entries()]).toEqual([['1:0', 'overlap'], ['1:1', 'overlap']]);
  });
  it('lets slots touch', () => {
    expect(problemsOf(withDay([], 1, [{ from: '09:00', to: '12:00' }, { from: '12:00', to: '15:00' }])).size).toBe(0);
  });
  it('finds the night of Saturday running into Sunday morning', () => {
    const bad: WeeklySlot[] = [{ day: 6, from: '22:00', to: '06:00' }, { day: 0, from: '05:00', to: '10:00' }];
    expect(problemsOf(bad).get('6:0')).toBe('overlap');
    expect(problemsOf(bad).get('0:0')).toBe('overlap');
  });
  it('refuses a slot that ends when it begins, except the whole day', () => {
    expect(problemsOf([{ day: 2, from: '09:00', to: '09:00' }]).get('2:0')).toBe('empty');
    expect(problemsOf([{ day: 2, from: '00:00', to: '00:00' }]).size).toBe(0);
    expect(isMistake('empty')).toBe(true);
    expect(isMistake('overlap')).toBe(false);
  });
  it('names a broken time', () => {
    expect(problemsOf([{ day: 2, from: '', to: '10:00' }]).get('2:0')).toBe('badTime');
    expect(problemsOfDay([{ from: '09:00', to: '10:00' }, { from: '09:30', to: '11:00' }]).size).toBe(2);
  });
});

describe('showing a week', () => {
  it('draws what runs over from the evening before', () => {
    const night: WeeklySlot[] = [{ day: 6, from: '22:00', to: '06:00' }];
    expect(openStretches(night, 6)).toEqual([{ start: 1320, end: 1440 }]);
    expect(openStretches(night, 0)).toEqual([{ start: 0, end: 360 }]);
  });
  it('groups equal days and knows a run of days', () => {
    const groups = groupDays([...week, { day: 6, from: '10:00', to: '16:00' }]);
    expect(groups.map((group) => group.days)).toEqual([[1, 2, 3, 4, 5], [6]]);
    expect(isRun([1, 2, 3, 4, 5])).toBe(true);
    expect(isRun([1, 3, 5])).toBe(false);
    expect(isRun([6, 0])).toBe(false);
  });
  it('finds dates entered twice', () => {
    expect([...doubledDates([{ date: '2026-10-01' }, { date: '2026-10-02' }, { date: '2026-10-01' }])]).toEqual(['2026-10-01']);
  });
});
