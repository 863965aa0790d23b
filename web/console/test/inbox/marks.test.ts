import { readFileSync } from 'node:fs';
import { renderToString } from 'vue/server-renderer';
import { createSSRApp, h } from 'vue';
import { describe, expect, it } from 'vitest';
import type { Attachment } from '@/api/types';
import { hasMarks } from '@/inbox/marks/marked';
import MarkedText from '@/inbox/marks/MarkedText.vue';
import { readMarks } from '@/inbox/marks/marks';
import { named } from '@/inbox/marks/pictures';
import { richText } from '@/inbox/thread/richText';

const cases = JSON.parse(readFileSync('../../tests/Heed.Engines.Tests/Html/marks.json', 'utf8')) as { text: string; html: string }[];
const shot = { id: '1', name: 'shot.png', contentType: 'image/png', size: 1, url: 'cid:shot', width: null, height: null } as unknown as Attachment;
const render = async (text: string, names: string[] = []) =>
  (await renderToString(createSSRApp({ render: () => h(MarkedText, { text, words: (said: string) => richText(said, names), files: [shot] }) })))
    .replace(/<!--.*?-->|<\/?button[^>]*>|^<div[^>]*>|<\/div>$/gu, '')
    .replace(/ (?:target|rel|loading|decoding|style)="[^"]*"/gu, '');

describe('marks', () => {
  it('become the elements that go out by mail', async () => {
    for (const one of cases) expect([one.text, await render(one.text)]).toEqual([one.text, one.html]);
  });

  it('leave names of colleagues marked, and code as it is', async () => {
    expect(await render('**@Li** `@Li`', ['Li'])).toBe('<p><strong><mark>@Li</mark></strong> <code>@Li</code></p>');
  });

  it('name pictures so that each can be found again', () => {
    const shown = new WeakSet<File>();
    const files = named([new File([], 'image.png', { type: 'image/png' }), new File([], 'a[1].jpg', { type: 'image/jpeg' }), new File([], 'bill.pdf', { type: 'application/pdf' })], new Set(['image.png']), shown);
    expect(files.map((file) => [file.name, shown.has(file)])).toEqual([['image-2.png', true], ['a 1 .jpg', true], ['bill.pdf', false]]);
  });

  it('are looked for only where there may be some', () => {
    expect(['**a**', 'x\n- a', '1. a', '> a', '[a](https://x)', '![a.png]', '`a`'].every(hasMarks)).toBe(true);
    expect(['Hello', 'a - b', 'https://x.example', '2024-11-22'].some(hasMarks)).toBe(false);
  });

  it('are read in no time, however many there are', () => {
    const began = performance.now();
    for (const piece of ['**', '**a ', '*a ', '_', '`', '[', '![a', '[a](', '> ', '- ', '1. a\n', 'https://']) readMarks(piece.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
