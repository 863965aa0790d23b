import { describe, expect, it } from 'vitest';
import type { Category } from '@/knowledge/api';
import { addressOf, blankSite, helpBody, helpChecks, slugOf, tints } from '@/settings/portal/sites';
import { treeOf } from '@/settings/portal/topics';

const good = { ...blankSite({ id: 'b-123456', name: 'Acme Home' }, 'en'), title: 'Acme help' };

describe('a help centre', () => {
  it('begins with a word made of the name, or of the id where the name has no letters for one', () => {
    expect(slugOf('Acme  Home & Garden!')).toBe('acme-home-garden');
    expect(slugOf('Crème Brûlée')).toBe('creme-brulee');
    expect(blankSite({ id: 'b-123456', name: '\u4e91\u6816' }, 'zh-CN').slug).toBe('help-123456');
    expect(good.languages).toEqual(['en', 'zh-CN']);
  });
  it('tells what is wrong by field, and nothing when all is well', () => {
    expect(helpChecks(good)).toEqual({});
    expect(helpChecks({ ...good, title: ' ', slug: 'a b', host: 'localhost', languages: [], color: 'red', contactEmail: 'me', links: [{ title: 'x', url: 'javascript:alert(1)' }] })).toEqual({
      title: 'required', slug: 'notSlug', host: 'notHost', languages: 'required', color: 'notColor', contactEmail: 'email', links: 'notLink',
    });
  });
  it('is sent trimmed, with nothing for what is empty', () => {
    expect(helpBody({ ...good, slug: ' Acme ', host: '  ', contactEmail: ' a@b.cn ' }, true)).toMatchObject({ enabled: true, slug: 'acme', host: null, contactEmail: 'a@b.cn' });
    expect(addressOf({ slug: 'acme', host: null }, 'https://x.example')).toBe('https://x.example/help/acme');
    expect(addressOf({ slug: 'acme', host: 'help.acme.example' }, 'https://x.example')).toBe('https://help.acme.example');
  });
  it('darkens a colour that cannot be read on white, and leaves one that can', () => {
    expect(tints('#3451D1').moved).toBe(false);
    const pale = tints('#ffd400');
    expect(pale.moved).toBe(true);
    expect(pale.dark).toBe('#ffd400');
  });
});

describe('its topics', () => {
  const topic = (id: string, parentId: string | null, order: number) => ({ id, parentId, order, version: 1, names: {}, entries: 0 }) as Category;
  it('stand in their order under each other, and hide what is below a hidden one', () => {
    const rows = treeOf([topic('b', null, 2), topic('a', null, 1), topic('c', 'a', 1), topic('lost', 'gone', 9)], ['a']);
    expect(rows.map((row) => `${row.category.id}${row.depth}${row.hidden ? '-' : '+'}${row.above ? '^' : ''}`)).toEqual(['a0-', 'c1-^', 'b0+', 'lost0+']);
  });
  it('end where they go round in a circle', () => expect(treeOf([topic('a', 'b', 1), topic('b', 'a', 1)], [])).toEqual([]));
});
