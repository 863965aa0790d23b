// Finds Chinese words by how they sound: whole syllables, initials, or a mixture, as people type them without an input method.
// The browser's own pinyin order (`zh-u-co-pinyin`) says where a character stands; the table says with which character each
// syllable begins in that order (ü is written u), and which everyday characters have a second reading that no order can know.
import table from './pinyin.json';

const order = new Intl.Collator('zh-CN-u-co-pinyin');
const first = table.first.split(' ').map((entry) => ({ syllable: entry.slice(0, -1), character: entry.slice(-1) }));
const known = new Map<string, readonly string[]>(Object.entries(table.also));

/** The readings of a character; none when it is no Chinese one. */
export function readings(character: string): readonly string[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x4e00 || code > 0x9fff) return [];
  const kept = known.get(character);
  if (kept) return kept;
  let [low, high] = [0, first.length - 1];
  let found: string | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (order.compare(first[middle]!.character, character) <= 0) {
      found = first[middle]!.syllable;
      low = middle + 1;
    } else high = middle - 1;
  }
  const list = found ? [found] : [];
  known.set(character, list);
  return list;
}

const LONGEST = 120;

/** How well `query` names a stretch of `text` by sound: higher is better, -1 not at all. Quadratic in the text, which is cut at 120 characters. */
export function sounds(query: string, text: string): number {
  const q = query.toLowerCase().replace(/v/g, 'u').replace(/['\s]/g, '');
  if (q === '' || !/[a-z]/.test(q)) return -1;
  const letters = [...text.slice(0, LONGEST).toLowerCase()];
  for (let at = 0; at < letters.length; at++) {
    const whole = read(q, letters, at, new Map());
    if (whole >= 0) return 900 - at * 4 + whole * 10 - letters.length * 0.1 + (at === 0 ? 60 : 0);
  }
  return -1;
}

/** Syllables written in full when the rest of the query is read from here on; -1 when it cannot be. */
function read(rest: string, letters: readonly string[], at: number, tried: Map<string, number>): number {
  if (rest === '') return 0;
  const letter = letters[at];
  if (letter === undefined) return -1;
  const key = `${at}/${rest.length}`;
  const before = tried.get(key);
  if (before !== undefined) return before;
  let best = -1;
  const take = (length: number, full: number) => {
    const further = read(rest.slice(length), letters, at + 1, tried);
    if (further >= 0) best = Math.max(best, further + full);
  };
  const all = readings(letter);
  for (const syllable of all) {
    if (rest.startsWith(syllable)) take(syllable.length, 1);
    // The last syllable may still be on its way.
    else if (syllable.startsWith(rest)) best = Math.max(best, 0);
    if (rest[0] === syllable[0]) take(1, 0);
    if (/^[zcs]h/.test(syllable) && rest.startsWith(syllable.slice(0, 2))) take(2, 0);
  }
  if (all.length === 0 && rest[0] === letter) take(1, 0);
  tried.set(key, best);
  return best;
}
