// Reasons to be away and the calm break as a form edits them.
import type { PresenceRules } from '@/presence/breaks';

export interface ReasonForm { id: string | null; key: string | null; name: string; minutes: number; ask: boolean }
export interface RulesForm { calmPerDay: number; calmMinutes: number; reasons: ReasonForm[] }

export const MOST_REASONS = 20;

export const blankRules = (): RulesForm => ({ calmPerDay: 2, calmMinutes: 10, reasons: [] });
export const newReason = (): ReasonForm => ({ id: null, key: null, name: '', minutes: 15, ask: false });

/** Archived reasons are only there for history. */
export const formOf = (rules: PresenceRules): RulesForm => ({
  calmPerDay: rules.calmPerDay, calmMinutes: rules.calmMinutes,
  reasons: rules.reasons.filter((one) => !one.archived).map(({ id, key, name, minutes, ask }) => ({ id, key: key ?? null, name: name ?? '', minutes, ask })),
});

/** A reason of Heed's own keeps its word, in the language of whoever reads it, while it has no other name. */
export const bodyOf = (form: RulesForm) => ({
  calmPerDay: form.calmPerDay, calmMinutes: form.calmMinutes,
  reasons: form.reasons.map(({ id, name, minutes, ask }) => ({ id, name: name.trim() || null, minutes, ask })),
});

export const isValid = (form: RulesForm): boolean => form.reasons.every((one) => one.key !== null || one.name.trim() !== '');

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
