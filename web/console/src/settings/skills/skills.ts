// Who can do what, as `W/routing/agents` answers it, and how the grid of people and skills is moved through.
import type { Id } from '@/api/types';

export interface SkillLevel { skillId: Id; level: number }
export interface Capacity { units: number; chat: number | null; mail: number | null; call: number | null; callBack: number | null; case: number | null }
export interface RoutingAgent { id: Id; version: number; skills: SkillLevel[]; languages: string[]; capacity: Capacity }

export const KINDS = ['chat', 'mail', 'call', 'callBack', 'case'] as const;
export type WorkKind = (typeof KINDS)[number];
/** What one of a kind weighs, as the engine counts it. */
export const WEIGHTS: Readonly<Record<WorkKind, number>> = { chat: 2, mail: 2, call: 6, callBack: 6, case: 1 };
export const BEST = 5;
/** Languages that are offered; others that are written down already stay. */
export const LANGUAGES = ['zh', 'yue', 'en', 'ja', 'ko', 'de', 'fr', 'es', 'pt', 'ru', 'ar', 'th', 'vi', 'id'] as const;

export const usual = (): Capacity => ({ units: 12, chat: null, mail: null, call: null, callBack: null, case: null });
export const unknown = (id: Id): RoutingAgent => ({ id, version: 0, skills: [], languages: [], capacity: usual() });

export const levelOf = (agent: RoutingAgent | undefined, skill: Id): number => agent?.skills.find((one) => one.skillId === skill)?.level ?? 0;
export function withLevel(skills: readonly SkillLevel[], skill: Id, level: number): SkillLevel[] {
  const rest = skills.filter((one) => one.skillId !== skill);
  return level > 0 ? [...rest, { skillId: skill, level: Math.min(BEST, level) }] : rest;
}
/** How many of a kind fit at once: by units, and by the kind's own bound. Work heavier than the whole is taken alone. */
export function fits({ units, ...most }: Capacity, kind: WorkKind): number {
  const byUnits = units === 0 ? 0 : Math.max(1, Math.floor(units / WEIGHTS[kind]));
  return Math.min(byUnits, most[kind] ?? Number.MAX_SAFE_INTEGER);
}

export interface Cell { row: number; column: number }
/** Where a key leads in a grid of that size; null for keys that do not move. */
export function moveCell({ row, column }: Cell, key: string, rows: number, columns: number, far = false): Cell | null {
  const within = (at: number, size: number) => Math.max(0, Math.min(size - 1, at));
  switch (key) {
    case 'ArrowUp': return { row: within(row - 1, rows), column };
    case 'ArrowDown': return { row: within(row + 1, rows), column };
    case 'ArrowLeft': return { row, column: within(column - 1, columns) };
    case 'ArrowRight': return { row, column: within(column + 1, columns) };
    case 'Home': return { row: far ? 0 : row, column: 0 };
    case 'End': return { row: far ? rows - 1 : row, column: columns - 1 };
    case 'PageUp': return { row: within(row - 10, rows), column };
    case 'PageDown': return { row: within(row + 10, rows), column };
    default: return null;
  }
}
/** The level a key asks for; null for other keys. Space and + raise by one and begin again after the best. */
export function levelKey(key: string, now: number): number | null {
  if (/^[0-5]$/.test(key)) return Number(key);
  if (key === 'Delete' || key === 'Backspace') return 0;
  if (key === ' ' || key === 'Enter') return now >= BEST ? 0 : now + 1;
  if (key === '+') return Math.min(BEST, now + 1);
  if (key === '-') return Math.max(0, now - 1);
  return null;
}
