// The few marks of mail and notes, read by the same rules as on the server (Heed.Html, MessageMarks); marks.json beside its tests holds both to them.
// One pass over each line; a mark without its partner is a plain character. Nothing here makes HTML.

export type Token =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'picture'; text: string }
  | { type: 'link'; text: string; href: string }
  | { type: 'strong'; end: boolean }
  | { type: 'emphasis'; end: boolean };
export type Block =
  | { type: 'paragraph'; lines: Token[][] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'bullets' | 'steps'; start: number; items: Token[][][] };

const MAX_WORDS = 500;
const MAX_ADDRESS = 2_000;
const NO_OPENING = ',.;:!?)]}，。、；：！？）】》」』”’';
const NO_CLOSING = '([{（【《「『“‘';
const SAFE = /^(?:https?:\/\/|mailto:|tel:)[^\s<>"'`\p{Cc}]+$/iu;
const BARE = /^https?:\/\/[^\s<>"'`\u3000-\u9fff\uff00-\uffef]+/iu;
const NOT_LAST = /[.,;:!?)\]}*_]+$/u;
const ITEM = /^ {0,3}(?:(\d{1,3})[.)]|[-*•])[ \t]+(?=\S)(.*)$/u;

/** Letters and digits of scripts that part their words; the others need no blank beside a mark. */
const isWord = (c: string | undefined): boolean => c !== undefined && c < '\u2e80' && /[\p{L}\p{Nd}]/u.test(c);
const isBlank = (c: string | undefined): boolean => c === undefined || /\s/u.test(c);

/** The pieces of one line; starts and ends are paired and nested. */
export function readLine(line: string): Token[] {
  const tokens: Token[] = [];
  let plain = '';
  let at = 0;
  let strong = -1;
  let emphasis = -1;
  let emphasisMark = '';
  const put = (token: Token, next: number): void => {
    if (plain) tokens.push({ type: 'text', text: plain });
    plain = '';
    tokens.push(token);
    at = next;
  };
  const words = (open: number): string | null => (line[open] === '[' && /^[^[\]]+(?=\])/u.exec(line.slice(open + 1, open + 1 + MAX_WORDS))?.[0]) || null;
  const mayOpen = (run: number, inWord: boolean): boolean => !isBlank(line[at + run]) && !NO_OPENING.includes(line[at + run]!) && (inWord || !isWord(line[at - 1]));
  const mayClose = (size: number, run: number, inWord: boolean): boolean =>
    at > 0 && !isBlank(line[at - 1]) && !NO_CLOSING.includes(line[at - 1]!) && (inWord || run !== size || !isWord(line[at + size]));

  function mark(): void {
    const sign = line[at]!;
    let run = 1;
    while (line[at + run] === sign) run++;
    // Four stars hide a number, two lines below make a name.
    if (run > 3 || (sign === '_' && run > 1)) {
      plain += sign.repeat(run);
      at += run;
      return;
    }
    // Of three, the one that was opened last closes first.
    const single = run === 1 || (run === 3 && emphasis > strong);
    const size = single ? 1 : 2;
    const open = single ? emphasis : strong;
    if (open >= 0 && (!single || sign === emphasisMark) && mayClose(size, run, !single)) {
      const type = single ? 'emphasis' : 'strong';
      put({ type, end: true }, at + size);
      tokens[open] = { type, end: false };
      // What began within and did not end is none.
      if (emphasis >= open) emphasis = -1;
      if (strong >= open) strong = -1;
      return;
    }
    const opens = mayOpen(run, !single);
    put({ type: 'text', text: sign.repeat(size) }, at + size);
    if (!opens) return;
    if (single) [emphasis, emphasisMark] = [tokens.length - 1, sign];
    else strong = tokens.length - 1;
  }

  while (at < line.length) {
    const c = line[at]!;
    if (c === '*' || c === '_') {
      mark();
      continue;
    }
    if (c === '`') {
      const end = line.indexOf('`', at + 1);
      if (end > at + 1) {
        put({ type: 'code', text: line.slice(at + 1, end) }, end + 1);
        continue;
      }
    } else if (c === '!') {
      const name = words(at + 1);
      if (name) {
        put({ type: 'picture', text: name }, at + name.length + 3);
        continue;
      }
    } else if (c === '[') {
      const said = words(at);
      const from = at + (said?.length ?? 0) + 3;
      const end = said && line[from - 1] === '(' ? line.slice(from, from + MAX_ADDRESS).indexOf(')') : -1;
      const href = line.slice(from, from + end);
      if (said && end > 0 && SAFE.test(href)) {
        put({ type: 'link', text: said, href }, from + end + 1);
        continue;
      }
    } else if ((c === 'h' || c === 'H') && !isWord(line[at - 1])) {
      const href = BARE.exec(line.slice(at, at + MAX_ADDRESS))?.[0].replace(NOT_LAST, '');
      if (href && href.length > href.indexOf('//') + 2 && href.includes('//')) {
        put({ type: 'link', text: href, href }, at + href.length);
        continue;
      }
    }
    plain += c;
    at++;
  }
  if (plain) tokens.push({ type: 'text', text: plain });
  return tokens;
}

const item = (line: string): RegExpExecArray | null => ITEM.exec(line);
const isQuote = (line: string | undefined): boolean => line?.startsWith('>') ?? false;

function read(lines: readonly string[], quotes: boolean): Block[] {
  const blocks: Block[] = [];
  const isText = (line: string | undefined): line is string => line !== undefined && line.trim() !== '' && !(quotes && isQuote(line)) && !item(line);
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const first = item(line);
    if (line.trim() === '') at++;
    else if (quotes && isQuote(line)) {
      const inner: string[] = [];
      for (; isQuote(lines[at]); at++) inner.push(lines[at]!.replace(/^> ?/u, ''));
      blocks.push({ type: 'quote', blocks: read(inner, false) });
    } else if (first) {
      const type = first[1] ? 'steps' : 'bullets';
      const items: Token[][][] = [];
      for (let next = item(lines[at]!); next && (next[1] ? 'steps' : 'bullets') === type; next = item(lines[at] ?? '')) {
        const said = [readLine(next[2]!.trim())];
        // A line that is moved in goes on with the item.
        for (at++; isText(lines[at]) && lines[at]!.startsWith('  '); at++) said.push(readLine(lines[at]!.trim()));
        items.push(said);
      }
      blocks.push({ type, start: Number(first[1] ?? 1), items });
    } else {
      const said: Token[][] = [];
      for (; isText(lines[at]); at++) said.push(readLine(lines[at]!.trimEnd()));
      blocks.push({ type: 'paragraph', lines: said });
    }
  }
  return blocks;
}

/** Paragraphs, lists and quotes of a text; a quote is read once more inside, never deeper. */
export const readMarks = (text: string): Block[] => read(text.split(/\r\n|[\n\r\f\u0085\u2028\u2029]/u), true);
