import { describe, expect, it } from 'vitest';
import { changeSize, diffLines, diffText, matchUp } from '@/knowledge/text/diff';

const join = (pieces: ReturnType<typeof diffText>, leave: 'added' | 'removed') => pieces.filter((piece) => piece.kind !== leave).map((piece) => piece.text).join('');
let seed = 7;
const random = (n: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % n;
const words = ['五分钟', '两分钟', '支架', '共振', ', ', '。', 'free', ' ', '22', '\n', '**', '保内'];
const anyText = () => Array.from({ length: random(14) }, () => words[random(words.length)]).join('');

describe('differences of two texts', () => {
  it('give back either text when the other one\'s pieces are left out', () => {
    for (let i = 0; i < 400; i++) {
      const [a, b] = [anyText(), anyText()];
      const pieces = diffText(a, b);
      expect([join(pieces, 'added'), join(pieces, 'removed')]).toEqual([a, b]);
    }
  });

  it('name whole words, also where no blank divides them', () => {
    expect(diffText('请先做两步，五分钟内可判断', '请先做两步，两分钟内可判断').filter((piece) => piece.kind !== 'same').map((piece) => piece.text).join('/')).toMatch(/五.*\/两/u);
    expect(diffText('free of charge', 'free of any charge')).toEqual([{ kind: 'same', text: 'free of ' }, { kind: 'added', text: 'any ' }, { kind: 'same', text: 'charge' }]);
    expect(diffText('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
    expect(diffText('', '')).toEqual([]);
  });

  it('match as many items as any order-keeping pairing can', () => {
    const longest = (a: string[], b: string[]): number => {
      const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
      for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) table[i]![j] = a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
      return table[a.length]![b.length]!;
    };
    for (let i = 0; i < 300; i++) {
      const [a, b] = [[...anyText()], [...anyText()]];
      const pairs = matchUp(a, b);
      expect(pairs.every(([x, y], at) => a[x] === b[y] && (at === 0 || (x > pairs[at - 1]![0] && y > pairs[at - 1]![1])))).toBe(true);
      expect(pairs.length).toBe(longest(a, b));
    }
  });

  it('set rewritten lines side by side and leave new and lost ones alone', () => {
    const rows = diffLines('one line here\nsecond line stays\nlost entirely', 'one line there\nsecond line stays\n夜间请勿登高');
    expect(rows.map((row) => [row.before, row.after])).toEqual([
      ['one line here', 'one line there'], ['second line stays', 'second line stays'], ['lost entirely', null], [null, '夜间请勿登高'],
    ]);
    expect(diffLines('', 'a')).toEqual([{ before: null, after: 'a', pieces: [{ kind: 'added', text: 'a' }] }]);
  });

  it('count characters without blanks', () => {
    expect(changeSize(diffLines('上门免费', '上门 免费，可约'))).toEqual({ added: 3, removed: 0 });
  });

  it('end soon on long texts that have nothing in common', () => {
    const a = Array.from({ length: 4_000 }, (_, i) => `a${i} `).join('');
    const b = Array.from({ length: 4_000 }, (_, i) => `b${i} `).join('');
    expect(join(diffText(a, b), 'added')).toBe(a);
    let looks = 0;
    const never = (): boolean => (looks++, false);
    expect(matchUp(a.split(' '), b.split(' '), never)).toEqual([]);
    expect(looks).toBeLessThan(1_500 * 1_500);
  });
});
