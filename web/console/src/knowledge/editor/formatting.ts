// What the formatting bar and the keys do to one block's source: text in, text and selection out.
import { readBlock, type BlockType } from '../text/markdown';

export interface Edit {
  text: string;
  start: number;
  end: number;
}

/** Puts a mark around the selection, or takes it away when it is there already. */
export function toggleMark({ text, start, end }: Edit, mark: string): Edit {
  const size = mark.length;
  const inner = text.slice(start, end);
  if (text.slice(start - size, start) === mark && text.slice(end, end + size) === mark) {
    return { text: text.slice(0, start - size) + inner + text.slice(end + size), start: start - size, end: end - size };
  }
  if (inner.length > 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
    const bare = inner.slice(size, -size);
    return { text: text.slice(0, start) + bare + text.slice(end), start, end: start + bare.length };
  }
  return { text: text.slice(0, start) + mark + inner + mark + text.slice(end), start: start + size, end: end + size };
}

/** Text in place of the selection, the caret behind it. */
export function insert({ text, start, end }: Edit, words: string): Edit {
  const at = start + words.length;
  return { text: text.slice(0, start) + words + text.slice(end), start: at, end: at };
}

/** A link around the selection, its address selected, to be typed over. */
export function makeLink({ text, start, end }: Edit, address: string): Edit {
  const words = text.slice(start, end) || address;
  const made = `[${words}](${address})`;
  const from = start + words.length + 3;
  return { text: text.slice(0, start) + made + text.slice(end), start: from, end: from + address.length };
}

function bare(source: string): string[] {
  const block = readBlock(source);
  switch (block.type) {
    case 'steps':
    case 'bullets':
      return block.items;
    case 'heading':
    case 'paragraph':
    case 'quote':
      return block.text.split('\n');
    default:
      return source.split('\n');
  }
}

/** Makes the block a heading, steps, bullets or a quote; asked for what it is already, it becomes a paragraph again. */
export function turnInto(source: string, type: Extract<BlockType, 'heading' | 'steps' | 'bullets' | 'quote' | 'paragraph'>): string {
  const now = readBlock(source).type;
  const lines = bare(source);
  if (type === now || type === 'paragraph') return lines.join('\n');
  if (type === 'heading') return `## ${lines.join(' ')}`;
  if (type === 'steps') return lines.map((line, i) => `${i + 1}. ${line.replace(/\n/gu, '\n   ')}`).join('\n');
  return lines.map((line) => (type === 'quote' ? `> ${line}` : `- ${line}`)).join('\n');
}

/**
 * What Enter does: in a list the next item (or out of it, when the item is empty), elsewhere a new block.
 * `null` leaves the key to the text field.
 */
export function onEnter(source: string, caret: number): { kind: 'edit'; edit: Edit } | { kind: 'split'; before: string; after: string } | null {
  const from = source.lastIndexOf('\n', caret - 1) + 1;
  const line = source.slice(from, caret);
  const block = readBlock(source);
  if (block.type === 'code') return null;
  if (block.type !== 'steps' && block.type !== 'bullets') return { kind: 'split', before: source.slice(0, caret), after: source.slice(caret) };
  const marker = /^ {0,3}(?:(\d{1,4})([.)])|[-*+])\s+/u.exec(line);
  if (!marker) return null;
  const rest = source.slice(from).split('\n', 1)[0]!;
  if (rest.slice(marker[0].length).trim() === '') {
    return { kind: 'split', before: source.slice(0, Math.max(0, from - 1)), after: source.slice(from + rest.length).replace(/^\n/u, '') };
  }
  const next = marker[1] ? `\n${Number(marker[1]) + 1}${marker[2]} ` : `\n${marker[0]}`;
  const after = renumber(source.slice(0, caret) + next + source.slice(caret));
  const at = caret + next.length;
  return { kind: 'edit', edit: { text: after, start: at, end: at } };
}

/** The steps counted through again from the first one's number. */
export function renumber(source: string): string {
  let number = 0;
  return source
    .split('\n')
    .map((line) => {
      const found = /^( {0,3})(\d{1,4})([.)]\s)/u.exec(line);
      if (!found) return line;
      number = number === 0 ? Number(found[2]) : number + 1;
      return `${found[1]}${number}${found[3]}${line.slice(found[0].length)}`;
    })
    .join('\n');
}
