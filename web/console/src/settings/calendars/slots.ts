// Editing of opening hours. A slot whose end is not after its start runs over midnight into the next day;
// 00:00 as an end is the midnight that closes the day.

export interface Slot {
  from: string;
  to: string;
}
export interface WeeklySlot extends Slot {
  day: number;
}
export interface DayException {
  date: string;
  slots: Slot[];
  name?: string | null;
  source?: string | null;
}

export const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** Monday first, the way both languages of the product print a week. */
export const WEEK_ORDER = [1, 2, 3, 4, 5, 6, 0] as const;

/** An overlap is no mistake for the server, which counts the time once; it is only pointed out. */
export type SlotProblem = 'badTime' | 'empty' | 'overlap';
export const isMistake = (problem: SlotProblem): boolean => problem !== 'overlap';

/** Minutes since midnight, or null when the text is no time of day. */
export function minutesOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

export function timeOf(minutes: number): string {
  const inDay = ((minutes % DAY) + DAY) % DAY;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

/**
 * What somebody means by "9", "930", "9:30", "18.30" or "24:00", as HH:MM; null when it is no time.
 * A text field, because the browser's own time field follows the browser's language and not the console's.
 */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.：]?(\d{2}))?$/u.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? '0');
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return timeOf(hours * 60 + minutes);
}

/** Length in minutes; 00:00 to 00:00 is a whole day. */
export function lengthOf(slot: Slot): number {
  const from = minutesOf(slot.from);
  const to = minutesOf(slot.to);
  if (from === null || to === null) return 0;
  return to > from ? to - from : to + DAY - from;
}

/** Ends when it begins, without being the whole day. */
function isEmpty(slot: Slot): boolean {
  return slot.from === slot.to && slot.from !== '00:00';
}

export function overMidnight(slot: Slot): boolean {
  const from = minutesOf(slot.from);
  const to = minutesOf(slot.to);
  return from !== null && to !== null && to <= from && to !== 0;
}

export function slotsOf(weekly: readonly WeeklySlot[], day: number): Slot[] {
  return weekly
    .filter((slot) => slot.day === day)
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => a.from.localeCompare(b.from));
}

export function withDay(weekly: readonly WeeklySlot[], day: number, slots: readonly Slot[]): WeeklySlot[] {
  const kept = weekly.filter((slot) => slot.day !== day);
  const added = slots.map(({ from, to }) => ({ day, from, to }));
  return [...kept, ...added].sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
}

export function copyDay(weekly: readonly WeeklySlot[], source: number, targets: readonly number[]): WeeklySlot[] {
  const slots = slotsOf(weekly, source);
  return targets.reduce<WeeklySlot[]>((week, day) => withDay(week, day, slots), [...weekly]);
}

/** A sensible next slot: office hours on an empty day, otherwise four hours beginning one hour after the last one ends. */
export function nextSlot(slots: readonly Slot[]): Slot | null {
  if (slots.length === 0) return { from: '09:00', to: '18:00' };
  const ends = slots.map((slot) => (minutesOf(slot.from) ?? 0) + lengthOf(slot));
  const start = Math.max(...ends) + 60;
  if (start >= DAY) return null;
  return { from: timeOf(start), to: timeOf(Math.min(start + 240, DAY)) };
}

/** Problems by `day:index` (index in the day's sorted slots); the week is a ring, so Saturday night meets Sunday. */
export function problemsOf(weekly: readonly WeeklySlot[]): Map<string, SlotProblem> {
  const problems = new Map<string, SlotProblem>();
  const spans: { key: string; start: number; end: number; }[] = [];
  for (let day = 0; day < 7; day++) {
    slotsOf(weekly, day).forEach((slot, index) => {
      const key = `${day}:${index}`;
      const from = minutesOf(slot.from);
      if (from === null || minutesOf(slot.to) === null) problems.set(key, 'badTime');
      else if (isEmpty(slot)) problems.set(key, 'empty');
      else spans.push({ key, start: day * DAY + from, end: day * DAY + from + lengthOf(slot) });
    });
  }
  for (const a of spans) {
    for (const b of spans) {
      if (a === b) continue;
      const meets = [-WEEK, 0, WEEK].some((shift) => a.start < b.end + shift && b.start + shift < a.end);
      if (meets) problems.set(a.key, 'overlap');
    }
  }
  return problems;
}

/** The same check inside one exceptional day. */
export function problemsOfDay(slots: readonly Slot[]): Map<number, SlotProblem> {
  const problems = new Map<number, SlotProblem>();
  slots.forEach((slot, index) => {
    const from = minutesOf(slot.from);
    if (from === null || minutesOf(slot.to) === null) {
      problems.set(index, 'badTime');
      return;
    }
    if (isEmpty(slot)) {
      problems.set(index, 'empty');
      return;
    }
    const end = from + lengthOf(slot);
    slots.forEach((other, at) => {
      const start = minutesOf(other.from);
      if (at !== index && start !== null && from < start + lengthOf(other) && start < end) problems.set(index, 'overlap');
    });
  });
  return problems;
}

/** Open stretches of one day in minutes, including what runs over from the evening before: what the day's bar shows. */
export function openStretches(weekly: readonly WeeklySlot[], day: number): { start: number; end: number; }[] {
  const stretches: { start: number; end: number; }[] = [];
  for (const slot of weekly) {
    const from = minutesOf(slot.from);
    if (from === null || minutesOf(slot.to) === null) continue;
    const end = from + lengthOf(slot);
    if (slot.day === day) stretches.push({ start: from, end: Math.min(end, DAY) });
    if ((slot.day + 1) % 7 === day && end > DAY) stretches.push({ start: 0, end: end - DAY });
  }
  return stretches.sort((a, b) => a.start - b.start);
}

export function weeklyMinutes(weekly: readonly WeeklySlot[]): number {
  return weekly.reduce((sum, slot) => sum + lengthOf(slot), 0);
}

export interface DayGroup {
  days: number[];
  slots: Slot[];
}

/** Days with the same hours together, for the one-line summary. Closed days are left out. */
export function groupDays(weekly: readonly WeeklySlot[]): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const day of WEEK_ORDER) {
    const slots = slotsOf(weekly, day);
    if (slots.length === 0) continue;
    const known = groups.find((group) => JSON.stringify(group.slots) === JSON.stringify(slots));
    if (known) known.days.push(day);
    else groups.push({ days: [day], slots });
  }
  return groups;
}

/** True when the days follow each other without a hole in the printed week, so "Mon–Fri" may be written. */
export function isRun(days: readonly number[]): boolean {
  const places = days.map((day) => WEEK_ORDER.indexOf(day as (typeof WEEK_ORDER)[number]));
  return days.length > 2 && places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1);
}

/** Dates that occur more than once; the server takes each date once. */
export function doubledDates(entries: readonly { date: string; }[]): Set<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { date } of entries) {
    if (date && seen.has(date)) doubled.add(date);
    seen.add(date);
  }
  return doubled;
}
