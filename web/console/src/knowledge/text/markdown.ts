// The Markdown that answers are written in, read into blocks: for the editor, for the preview and as plain text.
// Every step is one pass over the text; nothing here makes HTML.

export type Inline =
  | { type: 'text' | 'strong' | 'emphasis' | 'code' | 'variable'; text: string }
  | { type: 'link'; text: string; href: string }
  | { type: 'image'; text: string; href: string }
  | { type: 'break' };
export type Block =
  | { type: 'heading'; level: number; text: string }
  | { type: 'paragraph' | 'quote'; text: string }
  | { type: 'steps' | 'bullets'; items: string[]; start: number }
  | { type: 'table'; head: string[]; rows: string[][] }
  | { type: 'code'; text: string }
  | { type: 'rule' };
export type BlockType = Block['type'];

const FENCE = '```';
const step = /^ {0,3}(\d{1,4})[.)]\s+/u;
const bullet = /^ {0,3}[-*+]\s+/u;
const heading = /^ {0,3}(#{1,6})\s+/u;
const isRow = (line: string): boolean => line.trimStart().startsWith('|');

function lineKind(line: string): 'blank' | 'fence' | 'heading' | 'steps' | 'bullets' | 'table' | 'quote' | 'rule' | 'text' {
  if (line.trim() === '') return 'blank';
  if (line.startsWith(FENCE)) return 'fence';
  if (heading.test(line)) return 'heading';
  if (/^ {0,3}([-*_])( *\1){2,} *$/u.test(line)) return 'rule';
  if (step.test(line)) return 'steps';
  if (bullet.test(line)) return 'bullets';
  if (isRow(line)) return 'table';
  return line.startsWith('>') ? 'quote' : 'text';
}

/** The source of each block; joined by an empty line they are the same answer. */
export function splitBlocks(markdown: string): string[] {
  const blocks: string[] = [];
  let held: string[] = [];
  let kind = 'blank';
  let fenced = false;
  const close = () => {
    if (held.length > 0) blocks.push(held.join('\n'));
    held = [];
    kind = 'blank';
  };
  for (const line of markdown.replace(/\r\n?/gu, '\n').split('\n')) {
    const here = lineKind(line);
    if (fenced) {
      held.push(line);
      if (here === 'fence') {
        fenced = false;
        close();
      }
      continue;
    }
    if (here === 'blank') {
      close();
      continue;
    }
    // An indented or plain line after an item goes on with it, as in Markdown.
    const goesOn = here === kind || (here === 'text' && (kind === 'steps' || kind === 'bullets' || kind === 'quote'));
    if (kind !== 'blank' && (!goesOn || here === 'heading' || here === 'fence' || here === 'rule')) close();
    held.push(line);
    if (kind === 'blank') kind = here;
    if (here === 'fence') fenced = true;
  }
  close();
  return blocks;
}

export const joinBlocks = (blocks: readonly string[]): string => blocks.map((block) => block.replace(/\s+$/u, '')).filter((block) => block !== '').join('\n\n');

/** The cells of a table's row; `\|` is a bar within a cell. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  const inner = line.trim().replace(/^\|/u, '');
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === '\\' && inner[i + 1] === '|') {
      cell += '|';
      i++;
    } else if (inner[i] === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += inner[i];
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  return cells;
}

function itemsOf(source: string, marker: RegExp): string[] {
  const items: string[] = [];
  for (const line of source.split('\n')) {
    if (marker.test(line)) items.push(line.replace(marker, ''));
    else if (items.length > 0) items[items.length - 1] += `\n${line.trim()}`;
  }
  return items;
}

/** What one block is; a table without its second line is still a table, because it is being written. */
export function readBlock(source: string): Block {
  const first = source.split('\n', 1)[0] ?? '';
  switch (lineKind(first)) {
    case 'heading':
      return { type: 'heading', level: heading.exec(first)![1]!.length, text: first.replace(heading, '').replace(/\s+#+\s*$/u, '') };
    case 'steps':
      return { type: 'steps', items: itemsOf(source, step), start: Number(step.exec(first)![1]) };
    case 'bullets':
      return { type: 'bullets', items: itemsOf(source, bullet), start: 1 };
    case 'quote':
      return { type: 'quote', text: source.split('\n').map((line) => line.replace(/^> ?/u, '')).join('\n') };
    case 'fence':
      return { type: 'code', text: source.split('\n').slice(1).filter((line) => !line.startsWith(FENCE)).join('\n') };
    case 'rule':
      return { type: 'rule' };
    case 'table': {
      const [head = [], ...rest] = source.split('\n').filter(isRow).map(cellsOf);
      const rows = rest.filter((cells) => cells.length === 0 || !cells.every((cell) => /^:?-+:?$/u.test(cell)));
      return { type: 'table', head, rows: rows.map((cells) => head.map((_, i) => cells[i] ?? '')) };
    }
    default:
      return { type: 'paragraph', text: source };
  }
}

/** A table as Markdown, every row with as many cells as the head. */
export function tableSource(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\n/gu, ' ').replace(/\|/gu, '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map((cells) => line(head.map((_, i) => cells[i] ?? '')))].join('\n');
}

const MARKS: readonly (readonly ['strong' | 'emphasis' | 'code', string])[] = [['strong', '**'], ['strong', '__'], ['code', '`'], ['emphasis', '*']];

/** The parts of a line. A mark without its partner is a plain character, so no input is lost or reread. */
export function readInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let plain = '';
  const close = () => {
    if (plain) parts.push({ type: 'text', text: plain });
    plain = '';
  };
  const put = (part: Inline) => {
    close();
    parts.push(part);
  };
  // A mark that has no partner behind here has none further on either.
  const hopeless = new Set<string>();
  for (let i = 0; i < text.length; ) {
    const found = special(text, i, hopeless);
    if (found) {
      put(found.part);
      i = found.end;
    } else {
      if (text[i] === '\\' && /[\\`*_{}[\]()#+.!|-]/u.test(text[i + 1] ?? '')) i++;
      plain += text[i++];
    }
  }
  close();
  return parts;
}

function special(text: string, at: number, hopeless: Set<string>): { part: Inline; end: number } | null {
  const upTo = (mark: string, from: number): number => {
    if (hopeless.has(mark)) return -1;
    const end = text.indexOf(mark, from);
    if (end < 0) hopeless.add(mark);
    return end;
  };
  switch (text[at]) {
    case '\n':
      return { part: { type: 'break' }, end: at + 1 };
    case '{': {
      const end = text.startsWith('{{', at) ? upTo('}}', at + 2) : -1;
      const name = end < 0 ? '' : text.slice(at + 2, end).trim();
      return name && name.length <= 60 && !/[{}\n]/u.test(name) ? { part: { type: 'variable', text: name }, end: end + 2 } : null;
    }
    case '!':
    case '[': {
      const image = text.startsWith('![', at);
      const open = image ? at + 1 : at;
      if (text[open] !== '[') return null;
      const middle = upTo('](', open);
      const end = middle < 0 ? -1 : text.indexOf(')', middle);
      if (end < 0) return null;
      return { part: { type: image ? 'image' : 'link', text: text.slice(open + 1, middle), href: text.slice(middle + 2, end).trim() }, end: end + 1 };
    }
    case '*':
    case '_':
    case '`':
      for (const [type, mark] of MARKS) {
        if (!text.startsWith(mark, at)) continue;
        const end = upTo(mark, at + mark.length + 1);
        const inner = end < 0 ? '' : text.slice(at + mark.length, end);
        if (inner && !inner.startsWith(' ') && !inner.includes('\n')) return { part: { type, text: inner }, end: end + mark.length };
      }
      return null;
    default:
      return null;
  }
}

/** Addresses a reader may follow; anything else is shown as words. */
export const safeLink = (href: string): string | null => (/^(https?:\/\/|mailto:|tel:|\/(?!\/))/iu.test(href) ? href : null);

/** Variables with their values; unknown ones stay as written, one pass. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string => text.replace(/\{\{([^{}]{1,60})\}\}/gu, (whole, name: string) => values[name.trim()] ?? whole);

function plainInline(text: string): string {
  return readInline(text)
    .map((part) => {
      if (part.type === 'break') return '\n';
      if (part.type === 'link') return part.href && part.href !== part.text ? `${part.text} ${part.href}` : part.text;
      if (part.type === 'image') return part.text;
      return part.type === 'variable' ? `{{${part.text}}}` : part.type === 'text' || part.type === 'code' ? part.text : plainInline(part.text);
    })
    .join('');
}

/** What a channel without formatting shows. */
export function plainText(markdown: string): string {
  return splitBlocks(markdown)
    .map((source) => {
      const block = readBlock(source);
      switch (block.type) {
        case 'steps':
          return block.items.map((item, i) => `${block.start + i}. ${plainInline(item)}`).join('\n');
        case 'bullets':
          return block.items.map((item) => `• ${plainInline(item)}`).join('\n');
        case 'table':
          return [block.head, ...block.rows].map((cells) => cells.map(plainInline).join('  ')).join('\n');
        case 'code':
          return block.text;
        case 'rule':
          return '———';
        default:
          return plainInline(block.text);
      }
    })
    .join('\n');
}
