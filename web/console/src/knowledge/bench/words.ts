// How scores and proofs are shown.
import { t } from '@/i18n';
import type { TestSet, Tried } from './api';

export const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)}%`);

/** A difference of two shares in points: +1.5, −0.4; nothing when there is none to speak of. */
export function points(now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  const by = Math.round((now - before) * 1000) / 10;
  return by === 0 ? '±0' : by > 0 ? `+${by}` : `−${-by}`;
}

/** The general set goes by our name for it. */
export const setName = (one: Pick<TestSet, 'name'>): string => one.name || t('bench.set.general');

export interface Piece { text: string; weight: number }
/** The sentence in pieces, each with how much it spoke for the guess, 0 to 1. Where words overlap, as pairs of Chinese characters do, the stronger one counts. */
export function marked(text: string, words: Tried['words']): Piece[] {
  const strongest = Math.max(...words.map((word) => word.weight), 1e-9);
  const weights = new Float64Array(text.length);
  for (const word of words) {
    // What does not stand there is no word of this sentence.
    if (text.slice(word.start, word.start + word.text.length) !== word.text) continue;
    for (let i = word.start; i < word.start + word.text.length; i++) weights[i] = Math.max(weights[i]!, word.weight / strongest);
  }
  const pieces: Piece[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = pieces.at(-1);
    if (last?.weight === weights[i]) last!.text += text[i];
    else pieces.push({ text: text[i]!, weight: weights[i]! });
  }
  return pieces;
}

/** How far a training has come, 0 to 1, by the time the last one took; it never claims to be done. */
export function progressOf(since: number, now: number, expected: number | null): number {
  if (!expected || expected <= 0) return 0.3;
  return Math.min(0.95, Math.max(0, (now - since) / expected));
}
