import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ThreadMail } from '../../src/api/types';
import { parseAddresses } from '../../src/inbox/composer/addresses';
import { grantedLetter } from '../../src/inbox/composer/letters';

describe('addresses that are typed or pasted', () => {
  it('are split at commas and semicolons of both scripts, with their names', () => {
    const { good, bad } = parseAddresses('Ann Li <ann@shop.example>, bob@shop.example；"Chen, Wei" <wei@shop.example>\ncarol@shop.example');
    expect(good.map((one) => one.address)).toEqual(['ann@shop.example', 'bob@shop.example', 'wei@shop.example', 'carol@shop.example']);
    expect(good[0]!.name).toBe('Ann Li');
    expect(good[2]!.name).toBe('Chen, Wei');
    expect(bad).toEqual([]);
  });
  it('come back to be mended when they are none', () => {
    expect(parseAddresses('nobody, a@b@c, x@y').bad).toEqual(['nobody', 'a@b@c']);
  });
});

describe('recipients that an answer begins with', () => {
  const ann = { name: 'Ann', address: 'ann@shop.example' };
  const stranger = { name: 'Kai', address: 'kai@elsewhere.example' };
  const standard = { subject: null, to: [ann], cc: [stranger], bcc: [] };
  it('are no copies to anybody whom no agent has let in', () => {
    expect(grantedLetter(standard, undefined).cc).toEqual([]);
    const mail = { to: ann, cc: [], people: [{ ...stranger, approved: null }], held: [], undeliverable: [] } as unknown as ThreadMail;
    expect(grantedLetter(standard, mail)).toMatchObject({ to: [ann], cc: [] });
    expect(grantedLetter(standard, { ...mail, cc: [stranger] }).cc).toEqual([stranger]);
  });
});

describe('codes of mail that was not delivered', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const line = readFileSync(`${root}../../docs/operate/e-mail.md`, 'utf8').split('\n').find((one) => one.startsWith('On a message'))!;
  const codes = [...line.matchAll(/`([^`]+)`/g)].map(([, inner]) => inner!).filter((inner) => inner.includes(' ')).at(-1)!.split(' ');
  it.each(['zh-CN', 'en'])('all have their words in %s', (lang) => {
    const read = (area: string) => JSON.parse(readFileSync(`${root}src/i18n/${lang}/${area}.json`, 'utf8')) as Record<string, string>;
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !read('talk')[`failure.${code}`] || !read('letters')[`why.${code}`])).toEqual([]);
  });
});
