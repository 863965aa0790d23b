// Addresses as people type and paste them.
import type { Correspondent } from '@/api/types';

/** Splits what was typed or pasted: "Ann <a@x.org>, b@x.org; c@x.org". What is no address comes back to be mended. */
export function parseAddresses(text: string): { good: Correspondent[]; bad: string[] } {
  const good: Correspondent[] = [];
  const bad: string[] = [];
  // A comma within quotes belongs to the name.
  for (const part of text.match(/(?:"[^"]*"|[^,;\uff0c\uff1b\n\r\t"]|")+/g) ?? []) {
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
