// Free days and worked weekends of a calendar, as the year on the screen shows and edits them.
import type { Calendar } from '@/api/types';

export type FreeDay = Calendar['holidays'][number];
export type WorkedDay = Calendar['worked'][number];
export type DayMark = 'free' | 'worked';

export interface Days {
  holidays: FreeDay[];
  worked: WorkedDay[];
}

/** Days in a row that are called alike and came from the same place. */
export interface Run {
  mark: DayMark;
  from: string;
  to: string;
  days: number;
  name: string;
  source: string | null;
  like: number | null;
}

const MONDAY = 1;

export const dateText = (year: number, month: number, day: number): string => `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export function nextDate(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** What a date is marked as; worked wins, as on the server. */
export function markOf({ holidays, worked }: Days, date: string): DayMark | null {
  return worked.some((day) => day.date === date) ? 'worked' : holidays.some((day) => day.date === date) ? 'free' : null;
}

/** The years that have marks, and the present and the next one. */
export function yearsOf({ holidays, worked }: Days, present: number): number[] {
  const years = [...holidays, ...worked].map((day) => Number(day.date.slice(0, 4))).filter((year) => year > 1900);
  return [...new Set([...years, present, present + 1])].sort((a, b) => a - b);
}

export function runsOf({ holidays, worked }: Days, year: number): Run[] {
  const marked = [
    ...holidays.map((day) => ({ mark: 'free' as DayMark, date: day.date, name: day.name, source: day.source ?? null, like: null as number | null })),
    ...worked.map((day) => ({ mark: 'worked' as DayMark, date: day.date, name: day.name, source: day.source ?? null, like: day.like as number | null })),
  ]
    .filter((day) => day.date.startsWith(`${year}-`))
    .sort((a, b) => a.date.localeCompare(b.date));
  const runs: Run[] = [];
  for (const { date, ...what } of marked) {
    const last = runs.at(-1);
    const goesOn = last && nextDate(last.to) === date && last.mark === what.mark && last.name === what.name && last.source === what.source && last.like === what.like;
    if (goesOn) {
      last.to = date;
      last.days++;
    } else runs.push({ ...what, from: date, to: date, days: 1 });
  }
  return runs;
}

/** What every date between two was is gone, both included. */
export function cleared({ holidays, worked }: Days, from: string, to: string): Days {
  const outside = (day: { date: string }) => day.date < from || day.date > to;
  return { holidays: holidays.filter(outside), worked: worked.filter(outside) };
}

const byDate = <T extends { date: string }>(days: T[]): T[] => days.sort((a, b) => a.date.localeCompare(b.date));

/** Marks every date between two by hand. */
export function marked(days: Days, from: string, to: string, mark: DayMark, name: string, like = MONDAY): Days {
  const rest = cleared(days, from, to);
  for (let date = from, left = 366; date <= to && left > 0; date = nextDate(date), left--) {
    if (mark === 'free') rest.holidays.push({ date, name, source: null });
    else rest.worked.push({ date, like, name, source: null });
  }
  return { holidays: byDate(rest.holidays), worked: byDate(rest.worked) };
}

/** What a click on a day of the year does: free, then worked, then as the week says. */
export function turned(days: Days, date: string, names: { free: string; worked: string }): Days {
  const now = markOf(days, date);
  if (now === null) return marked(days, date, date, 'free', names.free);
  if (now === 'free') return marked(days, date, date, 'worked', names.worked);
  return cleared(days, date, date);
}

/** Changes the name (and for worked days the day they are like) of a run; it is then one's own. */
export function renamed(days: Days, run: Run, name: string, like = run.like ?? MONDAY): Days {
  const inside = (day: { date: string }) => day.date >= run.from && day.date <= run.to;
  return run.mark === 'free'
    ? { ...days, holidays: days.holidays.map((day) => (inside(day) ? { ...day, name } : day)) }
    : { ...days, worked: days.worked.map((day) => (inside(day) ? { ...day, name, like } : day)) };
}

/** The cells of a month, Monday first: null before the first day. */
export function monthCells(year: number, month: number): (string | null)[] {
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  return [...Array<null>(before).fill(null), ...Array.from({ length: days }, (_, i) => dateText(year, month, i + 1))];
}
