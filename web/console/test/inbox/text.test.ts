import { describe, expect, it } from 'vitest';
import { insertMention, mentionQuery, mentionsIn } from '@/inbox/composer/mentions';
import { richText } from '@/inbox/thread/richText';
import { fuzzy } from '@/shell/fuzzy';

describe('mentions', () => {
  it('are looked for after an @, also right after Chinese text', () => {
    expect(mentionQuery('请@李', 3)).toEqual({ at: 1, query: '李' });
    expect(mentionQuery('@', 1)).toEqual({ at: 0, query: '' });
    expect(mentionQuery('write to a@b', 12)).toBeNull();
    expect(mentionQuery('@li done', 8)).toBeNull();
  });

  it('are put in place and counted only while they stand in the text', () => {
    const placed = insertMention('请@李看', 1, 3, '李明');
    expect(placed).toEqual({ text: '请@李明 看', caret: 5 });
    const people = [{ kind: 'person' as const, id: '1', name: '李明' }, { kind: 'person' as const, id: '2', name: '孙悦' }];
    expect(mentionsIn('请@李明 看', people).map((one) => one.id)).toEqual(['1']);
  });
});

describe('rich text', () => {
  it('finds links and leaves punctuation outside, Latin and Chinese', () => {
    expect(richText('见 https://example.com/a?b=1。谢谢', [])).toEqual([
      { type: 'text', text: '见 ' },
      { type: 'link', text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
      { type: 'text', text: '。谢谢' },
    ]);
    expect(richText('(see http://x.example/y).', []).filter((p) => p.type === 'link')[0]!.href).toBe('http://x.example/y');
  });

  it('never makes a link of another scheme or of markup', () => {
    expect(richText('javascript:alert(1) <b>x</b>', []).every((p) => p.type === 'text')).toBe(true);
  });

  it('marks the names that were mentioned, the longer one first', () => {
    expect(richText('@Li Ming and @Li', ['Li', 'Li Ming']).map((p) => `${p.type}:${p.text}`)).toEqual([
      'mention:@Li Ming', 'text: and ', 'mention:@Li',
    ]);
  });
});

describe('fuzzy search', () => {
  it('prefers the start, then a whole part, then scattered letters', () => {
    const best = ['Unassigned', 'Assign or hand over', 'A silent night'].sort((a, b) => fuzzy('assign', b) - fuzzy('assign', a));
    expect(best[0]).toBe('Assign or hand over');
    expect(fuzzy('xyz', 'Assign')).toBe(-1);
    expect(fuzzy('晓雯', '林晓雯')).toBeGreaterThan(0);
  });
});
