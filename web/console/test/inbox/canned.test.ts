import { describe, expect, it } from 'vitest';
import { fill, slashQuery, variablesIn } from '@/inbox/composer/canned';
import { useSelection } from '@/inbox/actions/bulk/selection';

describe('canned replies in the composer', () => {
  it('are asked for by a slash at the beginning or after a space', () => {
    expect(slashQuery('/re', 3)).toEqual({ at: 0, query: 're' });
    expect(slashQuery('Hi /', 4)).toEqual({ at: 3, query: '' });
    expect(slashQuery('a\n/x', 4)).toEqual({ at: 2, query: 'x' });
    for (const text of ['a/b', 'https://x', '/a b', '1/2']) expect(slashQuery(text, text.length)).toBe(null);
  });

  it('fill variables once, and leave unknown ones as written', () => {
    expect(fill('{{customer.name}} {{ agent.name }} {{nobody}}', { 'customer.name': '{{agent.name}}', 'agent.name': 'Lin' })).toBe('{{agent.name}} Lin {{nobody}}');
    expect(variablesIn('{{a}} {{b}} {{a}}')).toEqual(['a', 'b']);
  });
});

describe('choosing rows', () => {
  it('takes single ones and stretches, and begins again without an anchor', () => {
    const selection = useSelection(() => ['a', 'b', 'c', 'd']);
    selection.toggle('b', false);
    selection.toggle('d', true);
    expect([...selection.ids]).toEqual(['b', 'c', 'd']);
    selection.toggle('c', true);
    expect([...selection.ids]).toEqual(['b']);
    selection.clear();
    expect(selection.active.value).toBe(false);
    selection.all();
    expect(selection.ids.size).toBe(4);
  });
});
