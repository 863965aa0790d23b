import { describe, expect, it } from 'vitest';
import { cleared, markOf, marked, monthCells, renamed, runsOf, turned, yearsOf, type Days } from '@/settings/calendars/days';

const none: Days = { holidays: [], worked: [] };
const names = { free: 'Holiday', worked: 'Make-up' };

describe('days of the year', () => {
  it('puts days in a row that are called alike into one line', () => {
    const days = marked(marked(none, '2026-10-01', '2026-10-07', 'free', '国庆节'), '2026-10-10', '2026-10-10', 'worked', '班');
    expect(runsOf(days, 2026).map((run) => [run.mark, run.from, run.to, run.days, run.like])).toEqual([
      ['free', '2026-10-01', '2026-10-07', 7, null],
      ['worked', '2026-10-10', '2026-10-10', 1, 1],
    ]);
    expect(runsOf(days, 2027)).toEqual([]);
  });

  it('breaks a line where the source changes and where a worked day lies within', () => {
    const days = turned(turned(marked(none, '2026-10-01', '2026-10-03', 'free', 'x'), '2026-10-02', names), '2027-01-01', names);
    expect(runsOf(days, 2026).map((run) => run.from)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
    expect(runsOf(marked({ ...none, holidays: [{ date: '2026-10-01', name: 'x', source: 'cn-2026' }] }, '2026-10-02', '2026-10-02', 'free', 'x'), 2026)).toHaveLength(2);
  });

  it('turns a day from ordinary to free to worked and back', () => {
    let days = none;
    const seen = [];
    for (let i = 0; i < 3; i++) {
      days = turned(days, '2026-02-14', names);
      seen.push(markOf(days, '2026-02-14'));
    }
    expect(seen).toEqual(['free', 'worked', null]);
    expect(days).toEqual(none);
  });

  it('renames and clears a line and nothing else', () => {
    const days = marked(marked(none, '2026-02-15', '2026-02-23', 'free', '春节'), '2026-05-01', '2026-05-05', 'free', '劳动节');
    const other = renamed(days, runsOf(days, 2026)[0]!, '新年');
    expect(other.holidays.map((day) => day.name).filter((name) => name === '新年')).toHaveLength(9);
    expect(cleared(other, '2026-02-15', '2026-02-23').holidays).toHaveLength(5);
  });

  it('knows the years and the shape of a month', () => {
    expect(yearsOf(marked(none, '2024-12-31', '2025-01-01', 'free', 'x'), 2026)).toEqual([2024, 2025, 2026, 2027]);
    expect(monthCells(2026, 1).slice(0, 8)).toEqual([null, null, null, null, null, null, '2026-02-01', '2026-02-02']);
    expect(monthCells(2028, 1).at(-1)).toBe('2028-02-29');
  });
});
