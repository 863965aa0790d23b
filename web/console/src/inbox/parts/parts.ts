// What a message shows besides its words.
import type { Id, Instant, Message } from '@/api/types';

export interface Line { label: string; value: string }
export interface Parts {
  choices?: { id: string; label: string }[] | null;
  /** On a customer's message: the button that was pressed. */
  choice?: string | null;
  source?: { entry: Id; title: string; url: string | null } | null;
  card?: { kind: string; title: string; lines: Line[]; asOf: Instant | null } | null;
  solvedQuestion?: boolean | null;
  handOver?: { reason: string; summary: string; facts: Line[]; tried: string[]; misses: number; emotion: string | null } | null;
}

export const partsOf = (message: Message): Parts | null => (message as { parts?: Parts | null }).parts ?? null;
