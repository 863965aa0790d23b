import { expect, test } from 'vitest';
import { contrast, known, textOn } from '../src/colour';
import { sends } from '../src/keys';
import { safeUrl, split } from '../src/links';

const links = (text: string) => split(text).filter((_, index) => index % 2);

test('Text is split without losing a character', () => {
  for (const text of ['', 'plain', 'a https://x.cn b', 'https://x.cn', '看https://x.cn/a。好', 'x'.repeat(9999)]) {
    expect(split(text).join('')).toBe(text);
  }
});

test('A link ends where the sentence goes on', () => {
  expect(links('见 https://x.cn/a?b=1&c=2。谢谢')).toEqual(['https://x.cn/a?b=1&c=2']);
  expect(links('(see https://x.cn/a), ok')).toEqual(['https://x.cn/a']);
  expect(links('到https://x.cn/路径看')).toEqual(['https://x.cn/']);
  expect(links('HTTPS://X.CN and http://y.cn!')).toEqual(['HTTPS://X.CN', 'http://y.cn']);
});

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', ' javascript:alert(1)', 'java\nscript:alert(1)', 'file:///etc/passwd'])(
  '%s is never an address', bad => {
    expect(safeUrl(bad)).toBeUndefined();
    expect(links(bad)).toEqual([]);
  });

test('Addresses of files are read against the server', () => {
  expect(safeUrl('/files/1?s=2', 'https://chat.example/')).toBe('https://chat.example/files/1?s=2');
});

test('Text on the brand colour always reads', () => {
  expect(textOn('#ffd24a')).toBe('#000');
  expect(textOn('#0b7a75')).toBe('#fff');
  for (let value = 0; value < 0xffffff; value += 7919) {
    const colour = '#' + value.toString(16).padStart(6, '0');
    const ink = textOn(colour) === '#fff' ? '#ffffff' : '#000000';
    expect(contrast(colour, ink)).toBeGreaterThanOrEqual(4.5);
  }
});

test('Contrast is measured as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 1);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 1);
});

test('A colour that is none becomes our own', () => {
  expect(known('#0B7A75')).toBe('#0B7A75');
  expect(known('red;}*{display:none')).toBe('#3451d1');
});

const press = (over: object = {}) => sends({ key: 'Enter', shiftKey: false, altKey: false, isComposing: false, keyCode: 13, ...over });

test('Enter sends, but never while a word is being composed', () => {
  expect(press()).toBe(true);
  expect(press({ isComposing: true })).toBe(false);
  expect(press({ keyCode: 229 })).toBe(false);
  expect(press({ shiftKey: true })).toBe(false);
  expect(press({ key: 'a' })).toBe(false);
});
