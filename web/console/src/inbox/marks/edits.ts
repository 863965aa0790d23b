// What the format bar and its keys do to a text: text and selection in, the stretch to replace and the new selection out.

export interface Edit {
  text: string;
  start: number;
  end: number;
}
/** `words` in place of what stands from `from` to `to`; afterwards the selection is from `start` to `end` of the whole. */
export interface Change {
  from: number;
  to: number;
  words: string;
  start: number;
  end: number;
}

const MARKER = /^( {0,3})(?:(\d{1,3})([.)])|([-*•]))[ \t]+/u;

/** A mark around the selection, on each of its lines, or away when it is there already. */
export function toggleMark({ text, start, end }: Edit, mark: string): Change {
  const size = mark.length;
  // The blanks at its ends stay outside: a mark beside a blank is none.
  const chosen = text.slice(start, end);
  const from = start + (chosen.length - chosen.trimStart().length);
  const to = from + chosen.trim().length;
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) {
    return { from: from - size, to: to + size, words: text.slice(from, to), start: from - size, end: to - size };
  }
  const lines = text.slice(from, to).split('\n').map((line) => ({ sign: MARKER.exec(line)?.[0] ?? '', line, blank: line.trim() === '' }));
  const isMarked = ({ sign, line }: { sign: string; line: string }): boolean => line.length > sign.length + 2 * size && line.startsWith(mark, sign.length) && line.endsWith(mark);
  const off = to > from && lines.every((one) => one.blank || isMarked(one));
  const made = lines.map(({ sign, line, blank }) => {
    if (blank && lines.length > 1) return line;
    return off ? sign + line.slice(sign.length + size, -size) : sign + mark + line.slice(sign.length) + mark;
  }).join('\n');
  const inside = off || lines.length > 1 ? 0 : size;
  return { from, to, words: made, start: from + inside + (inside ? lines[0]!.sign.length : 0), end: from + made.length - inside };
}

/** The lines of the selection as bullets, steps or a quote; as plain lines when they are that already. */
export function turnInto({ text, start, end }: Edit, kind: 'bullets' | 'steps' | 'quote'): Change {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const is = (line: string): boolean => (kind === 'quote' ? line.startsWith('>') : kind === 'steps' ? Boolean(MARKER.exec(line)?.[2]) : Boolean(MARKER.exec(line)?.[4]));
  const bare = (line: string): string => (kind === 'quote' ? line.replace(/^> ?/u, '') : line.replace(MARKER, ''));
  const said = lines.filter((line) => line.trim() !== '');
  const off = said.length > 0 && said.every(is);
  let number = 0;
  const made = lines.map((line) => {
    if (off) return bare(line);
    if (line.trim() === '' && lines.length > 1) return kind === 'quote' ? '>' : line;
    const words = kind === 'quote' ? line : bare(line);
    return kind === 'quote' ? `> ${words}` : kind === 'steps' ? `${++number}. ${words}` : `- ${words}`;
  }).join('\n');
  const at = start === end ? from + made.length : from;
  return { from, to, words: made, start: at, end: from + made.length };
}

/** A link around the selection; what is still to be written, words or address, is selected. */
export function makeLink({ text, start, end }: Edit, words: string): Change {
  const said = text.slice(start, end).replace(/[[\]\n]/gu, ' ').trim();
  if (/^https?:\/\/\S+$/iu.test(said)) {
    const made = `[${words}](${closed(said)})`;
    return { from: start, to: end, words: made, start: start + 1, end: start + 1 + words.length };
  }
  const made = `[${said || words}](https://)`;
  const at = start + made.length - 1;
  return { from: start, to: end, words: made, start: said ? at : start + 1, end: said ? at : start + 1 + words.length };
}
/** An address pasted over words leads from them. */
export function pasteLink({ text, start, end }: Edit, pasted: string): Change | null {
  const words = text.slice(start, end);
  if (!/^https?:\/\/[^\s<>"'`]+$/iu.test(pasted) || words.trim() === '' || /[[\]\n]/u.test(words) || /^https?:/iu.test(words)) return null;
  const made = `[${words}](${closed(pasted)})`;
  return { from: start, to: end, words: made, start: start + made.length, end: start + made.length };
}
/** From the words of a link on to its address; null elsewhere. */
export function addressOfLink({ text, start, end }: Edit): { start: number; end: number } | null {
  const words = /\[[^[\]\n]*$/u.exec(text.slice(0, start));
  const rest = /^[^[\]\n]*\]\(([^)\n]*)\)/u.exec(text.slice(end));
  if (!words || !rest) return null;
  const to = end + rest[0].length - 1;
  return { start: to - rest[1]!.length, end: to };
}
const closed = (address: string): string => address.replace(/\(/gu, '%28').replace(/\)/gu, '%29');

/** A new line within a list begins with the next sign; on an item without words it ends the list. Null elsewhere. */
export function newLine({ text, start, end }: Edit): Change | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const found = /^> ?/u.exec(line) ?? MARKER.exec(line);
  if (!found) return null;
  if (line.length === found[0].length) return { from, to: start, words: '', start: from, end: from };
  const sign = found[0].startsWith('>') ? '> ' : found[2] ? `${found[1]}${Number(found[2]) + 1}${found[3]} ` : found[0];
  const at = start + 1 + sign.length;
  return { from: start, to: start, words: `\n${sign}`, start: at, end: at };
}

/** Does it in a text field the way typing does, so that the field's own undo takes it back. */
export function apply(area: HTMLTextAreaElement, { from, to, words, start, end }: Change): void {
  area.focus();
  area.setSelectionRange(from, to);
  // Deprecated, and still the only way into a field's history; where it is missing the text changes all the same.
  const done = words === '' ? from === to || document.execCommand('delete') : document.execCommand('insertText', false, words);
  if (!done) {
    area.setRangeText(words, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}
