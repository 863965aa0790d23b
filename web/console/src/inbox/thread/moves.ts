// What a line that tells of a merge or split leads to.
import type { Message } from '@/api/types';
import { fact } from './activityText';

const UNDO_FOR = 30 * 24 * 3_600_000;

/** The merge or split that this line tells of, while it can be undone. */
export function moveOf(message: Message, later: readonly Message[], now: number): string | null {
  const { code } = message.activity!;
  const facts = message.activity!.facts ?? {};
  const move = fact(facts, 'move');
  if (!move || !['merged', 'filed', 'split'].includes(code) || Date.parse(message.at) + UNDO_FOR < now) return null;
  const other = fact(facts, 'source') ?? fact(facts, 'target');
  const undone = later.some((m) => m.position > message.position && ['mergeUndone', 'splitUndone', 'merged'].includes(m.activity?.code ?? '') && [m.activity?.facts?.['source'], m.activity?.facts?.['target']].includes(other));
  return undone ? null : move;
}

/** The other conversation that a line tells of. */
export const otherOf = (message: Message): string | null => {
  const facts = message.activity!.facts ?? {};
  return ['filed', 'mergeUndone', 'split', 'splitFrom'].includes(message.activity!.code) ? (fact(facts, 'target') ?? fact(facts, 'source')) : null;
};
