import { describe, expect, it } from 'vitest';
import { MOST_ROWS, readTable, unknownNames } from '@/knowledge/bench/table';
import { marked, percent, points, progressOf } from '@/knowledge/bench/words';

describe('what is pasted', () => {
  it('is one sentence a line, commas and all', () => {
    expect(readTable('Hello, where is it?\r\n\n  my parcel  \n')).toEqual({ rows: [{ text: 'Hello, where is it?', intent: null }, { text: 'my parcel', intent: null }], bad: [], badCount: 0, cut: false, columns: 1 });
    expect(readTable('Hello, where is it?').columns).toBe(1);
    expect(readTable('one, two, three\nno comma here').columns).toBe(1);
  });

  it('takes back a table that was saved here, guards against formulas included', () => {
    expect(readTable('text,intent\n"\'=1+1","Sums"\n"it\'s late","Parcel"\n').rows).toEqual([{ text: '=1+1', intent: 'Sums' }, { text: "it's late", intent: 'Parcel' }]);
  });

  it('is a table when it comes from a spreadsheet', () => {
    expect(readTable('where is it\tParcel\nnice day\t').rows).toEqual([{ text: 'where is it', intent: 'Parcel' }, { text: 'nice day', intent: null }]);
  });

  it('is a CSV file with a heading, quotes and line breaks in them', () => {
    const table = readTable('\uFEFFtext,intent\n"Hello, ""you""\nthere",Parcel\nrefund me,Refund\n');
    expect(table.rows).toEqual([{ text: 'Hello, "you"\nthere', intent: 'Parcel' }, { text: 'refund me', intent: 'Refund' }]);
    expect(table.columns).toBe(2);
    expect(readTable('text;intent\na;b\n').rows).toEqual([{ text: 'a', intent: 'b' }]);
  });

  it('says what cannot be taken, and takes the rest', () => {
    const table = readTable(`\tParcel\n${'x'.repeat(1_001)}\tParcel\nfine\tParcel`);
    expect(table.rows).toEqual([{ text: 'fine', intent: 'Parcel' }]);
    expect([table.badCount, table.bad]).toEqual([2, [{ line: 1, why: 'empty' }, { line: 2, why: 'long' }]]);
  });

  it('is bounded whatever it is, and read in no time', () => {
    const began = performance.now();
    const table = readTable('a\n'.repeat(400_000));
    expect([table.rows.length, table.cut]).toEqual([MOST_ROWS, true]);
    expect(readTable('"'.repeat(1_000_000)).rows.length).toBeLessThanOrEqual(1);
    expect(readTable('"a\t'.repeat(300_000)).rows.length).toBeLessThanOrEqual(1);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('names each unknown intent once, whatever its case', () => {
    expect(unknownNames([{ text: 'a', intent: 'New' }, { text: 'b', intent: 'NEW' }, { text: 'c', intent: 'parcel' }, { text: 'd', intent: null }], ['Parcel '])).toEqual(['New']);
  });
});

describe('scores and proofs', () => {
  it('are shown with no more digits than they are worth', () => {
    expect([percent(1), percent(0.9214), percent(null)]).toEqual(['100%', '92.1%', '—']);
    expect([points(0.92, 0.9), points(0.9, 0.923), points(0.5, 0.5), points(0.5, null)]).toEqual(['+2', '−2.3', '±0', '']);
  });

  it('mark the words where they stand and give the sentence back whole', () => {
    const pieces = marked('where is my parcel', [{ text: 'parcel', start: 12, weight: 2 }, { text: 'where', start: 0, weight: 1 }, { text: 'gone', start: 3, weight: 9 }]);
    expect(pieces.map((one) => one.text).join('')).toBe('where is my parcel');
    expect(pieces.filter((one) => one.weight > 0).map((one) => one.text)).toEqual(['where', 'parcel']);
    expect(marked('abcd', [{ text: 'ab', start: 0, weight: 1 }, { text: 'bc', start: 1, weight: 2 }])).toEqual([{ text: 'a', weight: 0.5 }, { text: 'bc', weight: 1 }, { text: 'd', weight: 0 }]);
    expect(marked('', [])).toEqual([]);
  });

  it('never claim that a training is done', () => {
    expect(progressOf(0, 5_000, 10_000)).toBe(0.5);
    expect(progressOf(0, 99_000, 10_000)).toBe(0.95);
    expect(progressOf(10, 0, 10_000)).toBe(0);
    expect(progressOf(0, 0, null)).toBeGreaterThan(0);
  });
});
