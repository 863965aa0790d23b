// Stops before blanks, quotes, angle brackets and every CJK or full-width sign, so a link in Chinese prose ends where it should.
const pattern = /https?:\/\/[^\s<>"'`\u3000-\u9fff\uff00-\uffef]*[^\s<>"'`\u3000-\u9fff\uff00-\uffef.,;:!?)\]}*_]/gi;

/** Only http and https addresses ever become links. */
export function safeUrl(text: string, base?: string): string | undefined {
  try {
    const url = new URL(text, base);
    if (/^https?:$/.test(url.protocol)) return url.href;
  } catch {
    // Not an address at all: it stays text.
  }
  return undefined;
}

/** Splits a message into text and links: every second part is a link. The caller builds nodes; nothing here is ever HTML. */
export function split(text: string): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (!safeUrl(found)) continue;
    parts.push(text.slice(end, index), found);
    end = index + found.length;
  }
  return [...parts, text.slice(end)];
}
