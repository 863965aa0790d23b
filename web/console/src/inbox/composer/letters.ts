// Subject and recipients of a reply by mail.
import type { Conversation, Correspondent, Message } from '@/api/types';

export interface LetterDraft {
  subject: string | null;
  to: Correspondent[];
  cc: Correspondent[];
  bcc: Correspondent[];
}

export const mails = (conversation: Conversation): boolean => conversation.channel === 'email';

/** What a reply to the newest letter begins with; the server does the same when nothing is said. */
export function standardLetter(items: readonly Message[]): LetterDraft {
  const newest = [...items].reverse().find((m) => m.letter && !m.note && (m.authorKind === 'customer' || m.letter.to.length > 0));
  const letter = newest?.letter;
  if (!letter) return { subject: null, to: [], cc: [], bcc: [] };
  const incoming = newest.authorKind === 'customer';
  return { subject: null, to: incoming ? (letter.from ? [letter.from] : []) : [...letter.to], cc: [...letter.cc], bcc: [] };
}

/** Splits what was typed or pasted: "Ann <a@x.org>, b@x.org; c@x.org". What is no address comes back to be mended. */
export function parseAddresses(text: string): { good: Correspondent[]; bad: string[] } {
  const good: Correspondent[] = [];
  const bad: string[] = [];
  for (const part of text.split(/[,;\uff0c\uff1b\n\r\t]+/)) {
    const piece = part.trim();
    if (!piece) continue;
    const open = piece.lastIndexOf('<');
    const address = (open >= 0 && piece.endsWith('>') ? piece.slice(open + 1, -1) : piece).trim();
    const name = open > 0 ? piece.slice(0, open).trim().replace(/^"|"$/g, '') : '';
    if (/^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(address) && address.length <= 254) good.push({ name, address });
    else bad.push(piece);
  }
  return { good, bad };
}
