export interface Part {
  text: string;
  href?: string;
}

// Stops before blanks, quotes, angle brackets and every full-width sign, so a link inside Chinese prose ends where it should.
const pattern = /https?:\/\/[^\s<>"'`\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/gi;

/** Only http and https addresses ever become links. */
export function safeUrl(text: string, base?: string): string | null {
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null; // Not an address at all: it stays text.
  }
}

/** Splits a message into text and links. The caller builds nodes from the parts; nothing here is ever HTML. */
export function split(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    let found = match[0].replace(/[.,;:!?*_]+$/, '');
    // A closing bracket belongs to the sentence unless the address opened one.
    while (/[)\]}]$/.test(found) && !/[([{]/.test(found)) found = found.slice(0, -1);
    const href = safeUrl(found);
    if (!href) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: found, href });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
