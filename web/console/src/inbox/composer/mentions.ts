import type { Mention } from '@/api/types';

export interface Candidate extends Mention {
  name: string;
}

/** The word after an @ that stands right before the caret; an address like a@b is none. */
export function mentionQuery(text: string, caret: number): { at: number; query: string } | null {
  const match = /(^|[^\w.@])@([^\s@]{0,24})$/.exec(text.slice(0, caret));
  if (!match) return null;
  return { at: match.index + match[1]!.length, query: match[2]! };
}

/** Puts the name in place of the query and says where the caret goes. */
export function insertMention(text: string, at: number, caret: number, name: string): { text: string; caret: number } {
  const head = `${text.slice(0, at)}@${name} `;
  return { text: head + text.slice(caret).replace(/^ /, ''), caret: head.length };
}

/** Only mentions that still stand in the text count. */
export const mentionsIn = <T extends Candidate>(text: string, picked: readonly T[]): T[] =>
  picked.filter((one, i) => text.includes(`@${one.name}`) && picked.findIndex((other) => other.id === one.id) === i);
