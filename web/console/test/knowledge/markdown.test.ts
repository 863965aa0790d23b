import { describe, expect, it } from 'vitest';
import { characters, smsSize, wechatSize } from '@/knowledge/text/counting';
import { cellsOf, fillIn, joinBlocks, plainText, readBlock, readInline, safeLink, splitBlocks, tableSource } from '@/knowledge/text/markdown';

describe('Markdown of an answer', () => {
  it('falls into blocks and is whole again when they are joined', () => {
    const text = '## Title\n\nWords\nmore words\n\n1. one\n2. two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```\ncode\n\nmore\n```\n\n- x';
    expect(splitBlocks(text).map((source) => readBlock(source).type)).toEqual(['heading', 'paragraph', 'steps', 'table', 'code', 'bullets']);
    expect(joinBlocks(splitBlocks(text))).toBe(text);
    expect(splitBlocks('Words\n1. one\n## T\n- a')).toEqual(['Words', '1. one', '## T', '- a']);
    expect(splitBlocks('```\nnever closed')).toEqual(['```\nnever closed']);
    expect(splitBlocks('\n \n')).toEqual([]);
  });

  it('reads marks, links and variables, and leaves a lonely mark as a character', () => {
    expect(readInline('a **b** {{customer.name}} [c](https://x.cn) `d`')).toEqual([
      { type: 'text', text: 'a ' }, { type: 'strong', text: 'b' }, { type: 'text', text: ' ' }, { type: 'variable', text: 'customer.name' }, { type: 'text', text: ' ' },
      { type: 'link', text: 'c', href: 'https://x.cn' }, { type: 'text', text: ' ' }, { type: 'code', text: 'd' },
    ]);
    expect(readInline('2 * 3 ** [x {{')).toEqual([{ type: 'text', text: '2 * 3 ** [x {{' }]);
    expect(readInline('\\*kept\\*')).toEqual([{ type: 'text', text: '*kept*' }]);
  });

  it('reads a hundred thousand marks in no time', () => {
    const began = performance.now();
    for (const piece of ['**', '[', '{{', '`', '![', '](', '| ', '1. ']) plainText(piece.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('opens no address but those a reader may follow', () => {
    expect(['https://a.cn', 'mailto:a@b.cn', '/help', 'javascript:alert(1)', '//evil.cn', 'data:text/html,x', ' JavaScript:x'].map((href) => safeLink(href) !== null)).toEqual([true, true, true, false, false, false, false]);
  });

  it('keeps a table square, and a bar within a cell', () => {
    const source = tableSource(['a', 'b'], [['1 | 2'], ['3', '4', '5']]);
    expect(readBlock(source)).toEqual({ type: 'table', head: ['a', 'b'], rows: [['1 | 2', ''], ['3', '4']] });
    expect(cellsOf('| x | |')).toEqual(['x', '']);
    expect(readBlock(tableSource([''], [['']]))).toMatchObject({ type: 'table', rows: [['']] });
  });

  it('becomes plain text where nothing can be formatted', () => {
    expect(plainText('多数**支架共振**。\n\n1. 调到「静音」\n2. 轻压\n\n[看图](https://x.cn/a)')).toBe('多数支架共振。\n1. 调到「静音」\n2. 轻压\n看图 https://x.cn/a');
    expect(fillIn('{{a}} {{b}}', { a: '{{b}}' })).toBe('{{b}} {{b}}');
  });
});

describe('the length of an answer', () => {
  it('is counted as it is read', () => {
    expect([characters('空调👨‍👩‍👧\n响'), characters('')]).toEqual([4, 0]);
    expect(wechatSize('字'.repeat(601))).toEqual({ used: 601, limit: 600, messages: 2 });
  });

  it('follows the alphabets of text messages', () => {
    expect(smsSize('a'.repeat(160))).toEqual({ used: 160, limit: 160, messages: 1 });
    expect(smsSize('a'.repeat(161)).messages).toBe(2);
    expect(smsSize('€'.repeat(80)).used).toBe(160);
    expect(smsSize('字'.repeat(70)).messages).toBe(1);
    expect(smsSize('字'.repeat(71))).toEqual({ used: 71, limit: 134, messages: 2 });
  });
});
