// What changed between two texts: word by word within lines that belong together. No layout, no markup.

export type PieceKind = 'same' | 'added' | 'removed';
export interface Piece {
  kind: PieceKind;
  text: string;
}
/** One line of a comparison; a line that stands on one side only has `null` on the other. */
export interface DiffRow {
  before: string | null;
  after: string | null;
  pieces: Piece[];
}

/** More edits than this between two texts are shown as one replacement: nobody reads such a comparison word by word. */
const MOST_EDITS = 1_500;
const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const split = (text: string): string[] => [...words.segment(text)].map((part) => part.segment);

/**
 * The shortest way from one list to the other (Myers). O((n + m) · edits) time, O(edits²) memory; both are bounded by MOST_EDITS.
 * Answers pairs of positions that are the same in both.
 */
export function matchUp<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean = Object.is): [number, number][] {
  let head = 0;
  while (head < a.length && head < b.length && same(a[head]!, b[head]!)) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && same(a[a.length - 1 - tail]!, b[b.length - 1 - tail]!)) tail++;
  const middle = shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail), same).map(([x, y]) => [x + head, y + head] as [number, number]);
  const first = Array.from({ length: head }, (_, i) => [i, i] as [number, number]);
  const last = Array.from({ length: tail }, (_, i) => [a.length - tail + i, b.length - tail + i] as [number, number]);
  return [...first, ...middle, ...last];
}

function shortest<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): [number, number][] {
  if (a.length === 0 || b.length === 0) return [];
  const most = Math.min(a.length + b.length, MOST_EDITS);
  // How far each diagonal reaches, the diagonal 0 in the middle; -1 is not reached.
  const middle = most + 1;
  const reach = new Int32Array(2 * most + 3).fill(-1);
  reach[middle + 1] = 0;
  const trail: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trail.push(reach.slice());
    for (let k = -edits; k <= edits; k += 2) {
      let x = goesDown(reach, middle, k, edits) ? reach[middle + k + 1]! : reach[middle + k - 1]! + 1;
      while (x < a.length && x - k < b.length && same(a[x]!, b[x - k]!)) x++;
      reach[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trail, middle, a.length, b.length);
    }
  }
  return [];
}

const goesDown = (reach: Int32Array, middle: number, k: number, edits: number): boolean =>
  k === -edits || (k !== edits && reach[middle + k - 1]! < reach[middle + k + 1]!);

function walkBack(trail: readonly Int32Array[], middle: number, n: number, m: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [n, m];
  for (let edits = trail.length - 1; edits >= 0 && (x > 0 || y > 0); edits--) {
    const reach = trail[edits]!;
    const k = x - y;
    const fromK = goesDown(reach, middle, k, edits) ? k + 1 : k - 1;
    const fromX = edits === 0 ? 0 : reach[middle + fromK]!;
    const fromY = edits === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY && x > 0 && y > 0) pairs.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  return pairs.reverse();
}

/** The pieces of one text and the other in reading order, what went before what came. */
export function diffText(before: string, after: string): Piece[] {
  const [a, b] = [split(before), split(after)];
  const pieces: Piece[] = [];
  const put = (kind: PieceKind, text: string) => {
    if (text === '') return;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [x, y] = [0, 0];
  for (const [i, j] of [...matchUp(a, b), [a.length, b.length] as [number, number]]) {
    put('removed', a.slice(x, i).join(''));
    put('added', b.slice(y, j).join(''));
    if (i < a.length) put('same', a[i]!);
    [x, y] = [i + 1, j + 1];
  }
  return joinCrumbs(pieces);
}

/** A blank or a comma that happens to be equal between two changes only makes them harder to read. */
function joinCrumbs(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let [gone, come] = ['', ''];
  const flush = () => {
    if (gone) joined.push({ kind: 'removed', text: gone });
    if (come) joined.push({ kind: 'added', text: come });
    [gone, come] = ['', ''];
  };
  pieces.forEach((piece, i) => {
    const crumb = piece.kind === 'same' && i > 0 && i < pieces.length - 1 && gone !== '' && come !== '' && !/[\p{L}\p{N}]/u.test(piece.text) && piece.text.length < 3;
    if (piece.kind === 'removed' || crumb) gone += piece.text;
    if (piece.kind === 'added' || crumb) come += piece.text;
    if (piece.kind === 'same' && !crumb) {
      flush();
      joined.push({ ...piece });
    }
  });
  flush();
  return joined;
}

/** Between 0 and 1: how much two lines have in common, by words; cheap enough to be asked for neighbouring lines. */
function likeness(a: string, b: string): number {
  const [x, y] = [new Set(split(a)), new Set(split(b))];
  const shared = [...x].filter((word) => y.has(word)).length;
  return (2 * shared) / Math.max(1, x.size + y.size);
}

/** Two texts line by line: equal lines stand beside each other, and so do lines that only were rewritten. */
export function diffLines(before: string, after: string): DiffRow[] {
  const lines = (text: string) => (text === '' ? [] : text.split('\n'));
  const [a, b] = [lines(before), lines(after)];
  const rows: DiffRow[] = [];
  let [x, y] = [0, 0];
  for (const [i, j] of [...matchUp(a, b), [a.length, b.length] as [number, number]]) {
    rows.push(...changedLines(a.slice(x, i), b.slice(y, j)));
    if (i < a.length) rows.push({ before: a[i]!, after: b[j]!, pieces: a[i] ? [{ kind: 'same', text: a[i]! }] : [] });
    [x, y] = [i + 1, j + 1];
  }
  return rows;
}

function changedLines(gone: readonly string[], come: readonly string[]): DiffRow[] {
  // Within one gap the lines keep their order, so a rewritten one is the next that is like it.
  const pairs = matchUp(gone, come, (x, y) => x !== '' && y !== '' && likeness(x, y) > 0.4);
  const rows: DiffRow[] = [];
  let [x, y] = [0, 0];
  for (const [i, j] of [...pairs, [gone.length, come.length] as [number, number]]) {
    for (const line of gone.slice(x, i)) rows.push({ before: line, after: null, pieces: line ? [{ kind: 'removed', text: line }] : [] });
    for (const line of come.slice(y, j)) rows.push({ before: null, after: line, pieces: line ? [{ kind: 'added', text: line }] : [] });
    if (i < gone.length) rows.push({ before: gone[i]!, after: come[j]!, pieces: diffText(gone[i]!, come[j]!) });
    [x, y] = [i + 1, j + 1];
  }
  return rows;
}

/** How many characters came and went; blanks do not count. */
export function changeSize(rows: readonly DiffRow[]): { added: number; removed: number } {
  const size = { added: 0, removed: 0 };
  for (const { kind, text } of rows.flatMap((row) => row.pieces)) if (kind !== 'same') size[kind] += [...text].filter((c) => !/\s/u.test(c)).length;
  return size;
}
