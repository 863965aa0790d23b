// Subject and recipients of a reply by mail.
import type { Conversation, Correspondent, Message, ThreadMail } from '@/api/types';

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

/** Nobody gets a copy whom no agent has let in: what the newest letter names is only the beginning. */
export function grantedLetter(standard: LetterDraft, mail: ThreadMail | undefined): LetterDraft {
  return mail ? { ...standard, to: mail.to ? [mail.to] : standard.to, cc: mail.cc, bcc: [] } : { ...standard, cc: [], bcc: [] };
}
