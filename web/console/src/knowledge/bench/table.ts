// Pasted lines, or a table out of a spreadsheet or a CSV file, as examples: pure, and bounded whatever is pasted.

export interface TableRow { text: string; intent: string | null }
export interface Table {
  rows: TableRow[];
  /** Rows whose words are empty or too long, by their line, at most twenty. */
  bad: { line: number; why: 'empty' | 'long' }[];
  /** How many could not be taken altogether. */
  badCount: number;
  /** More rows than are taken at once. */
  cut: boolean;
  columns: 1 | 2;
}

export const MOST_ROWS = 5_000;
export const MOST_TEXT = 1_000;
const MOST_NAME = 100;
const HEADS = new Set(['text', 'example', 'sentence', 'utterance', 'query', 'intent', 'label', 'category']);

/** Cells by RFC 4180: quotes may hold the separator, a line break and doubled quotes. One pass. */
function cells(text: string, separator: string, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    row.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length && rows.length <= most; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = false;
    } else if (c === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (c === separator) end();
    else if (c === '\n') {
      end();
      rows.push(row);
      row = [];
    } else if (c !== '\r') cell += c;
  }
  if (cell !== '' || row.length > 0) {
    end();
    rows.push(row);
  }
  return rows;
}

const isHead = (cell: string): boolean => HEADS.has(cell.trim().toLowerCase());
const SAMPLE = 20_000;

/** The sign that parts columns: a tab from a spreadsheet, else one that makes two cells of every row; null for plain lines. */
function separatorOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if (sample.split('\n', 50).some((line) => line.trim().includes('\t'))) return '\t';
  for (const sign of [',', ';']) {
    const rows = cells(sample, sign, 50).filter((row) => row.length > 1 || row[0]!.trim() !== '').slice(0, 50);
    if (text.length > SAMPLE) rows.pop();
    if (rows.length === 0 || rows.some((row) => row.length !== 2)) continue;
    // Sentences have commas of their own, with a space after them; what a program wrote has none.
    if (rows[0]!.every(isHead) || (rows.length > 1 && rows.every((row) => !/^\s/u.test(row[1]!)))) return sign;
  }
  return null;
}

/** Our own tables put an apostrophe before what a spreadsheet would take for a formula. */
const plain = (cell: string): string => (/^'[=+\-@'＝＋－＠]/u.test(cell) ? cell.slice(1) : cell);

export function readTable(pasted: string): Table {
  const text = pasted.replace(/^\uFEFF/u, '');
  const separator = separatorOf(text);
  let found = separator ? cells(text, separator, MOST_ROWS + 1) : text.split(/\r?\n/u, MOST_ROWS + 2).map((line) => [line]);
  if (separator && found[0]?.every(isHead)) found = found.slice(1);
  const table: Table = { rows: [], bad: [], badCount: 0, cut: false, columns: separator ? 2 : 1 };
  found.forEach((row, i) => {
    const words = plain(row[0]!.trim());
    const name = plain((row[1] ?? '').trim());
    if (words === '' && name === '') return;
    const why = words === '' ? 'empty' : words.length > MOST_TEXT || name.length > MOST_NAME ? 'long' : null;
    if (why) {
      table.badCount++;
      if (table.bad.length < 20) table.bad.push({ line: i + 1, why });
    } else if (table.rows.length < MOST_ROWS) table.rows.push({ text: words, intent: name || null });
    else table.cut = true;
  });
  return table;
}

/** Names that no intent has, in the order they come, at most as many as can be shown. */
export function unknownNames(rows: readonly TableRow[], known: readonly string[], most = 50): string[] {
  const have = new Set(known.map((name) => name.trim().toLowerCase()));
  const missing = new Map<string, string>();
  for (const { intent } of rows) if (intent && !have.has(intent.toLowerCase()) && missing.size < most) missing.set(intent.toLowerCase(), missing.get(intent.toLowerCase()) ?? intent);
  return [...missing.values()];
}
