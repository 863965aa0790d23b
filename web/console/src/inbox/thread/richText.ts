// Splits a plain text into words, links and mentions; nothing is ever parsed as markup.
export interface Piece {
  type: 'text' | 'link' | 'mention';
  text: string;
  href?: string;
}

const LINK = /\bhttps?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef]+/g;
const TRAILING = /[.,;:!?)\]}]+$/;

function links(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const href = match[0].replace(TRAILING, '');
    if (match.index > at) pieces.push({ type: 'text', text: text.slice(at, match.index) });
    pieces.push({ type: 'link', text: href, href });
    at = match.index + href.length;
  }
  if (at < text.length) pieces.push({ type: 'text', text: text.slice(at) });
  return pieces;
}

export function richText(text: string, names: readonly string[]): Piece[] {
  const marks = [...names].sort((a, b) => b.length - a.length).map((name) => `@${name}`);
  if (marks.length === 0) return links(text);
  const pieces: Piece[] = [];
  let rest = text;
  while (rest) {
    const next = marks
      .map((mark) => ({ mark, at: rest.indexOf(mark) }))
      .filter((hit) => hit.at >= 0)
      .sort((a, b) => a.at - b.at || b.mark.length - a.mark.length)[0];
    if (!next) break;
    if (next.at > 0) pieces.push(...links(rest.slice(0, next.at)));
    pieces.push({ type: 'mention', text: next.mark });
    rest = rest.slice(next.at + next.mark.length);
  }
  if (rest) pieces.push(...links(rest));
  return pieces;
}
