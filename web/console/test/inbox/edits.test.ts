import { describe, expect, it } from 'vitest';
import { addressOfLink, makeLink, newLine, pasteLink, toggleMark, turnInto, type Change, type Edit } from '@/inbox/marks/edits';

/** A text with its selection between | and |, or the caret at the only |. */
function field(marked: string): Edit {
  const start = marked.indexOf('|');
  const text = marked.replaceAll('|', '');
  const last = marked.lastIndexOf('|');
  return { text, start, end: last === start ? start : last - 1 };
}
function after(edit: Edit, change: Change | null): string | null {
  if (!change) return null;
  const text = edit.text.slice(0, change.from) + change.words + edit.text.slice(change.to);
  return change.start === change.end ? `${text.slice(0, change.start)}|${text.slice(change.start)}` : `${text.slice(0, change.start)}|${text.slice(change.start, change.end)}|${text.slice(change.end)}`;
}
const run = (marked: string, change: (edit: Edit) => Change | null) => after(field(marked), change(field(marked)));

describe('the format bar', () => {
  it('marks the selection and takes the mark away again', () => {
    for (const [before, result] of [
      ['a |word| b', 'a **|word|** b'],
      ['a **|word|** b', 'a |word| b'],
      ['a |**word**| b', 'a |word| b'],
      ['a| word |b', 'a **|word|** b'],
      ['a |', 'a **|**'],
      ['|- one\n- two|', '|- **one**\n- **two**|'],
      ['|- **one**\n\n- **two**|', '|- one\n\n- two|'],
    ]) expect(run(before!, (edit) => toggleMark(edit, '**'))).toBe(result);
    expect(run('**|a|**', (edit) => toggleMark(edit, '_'))).toBe('**_|a|_**');
  });

  it('turns lines into lists and quotes, and back', () => {
    expect(run('x\n|one\ntwo|', (edit) => turnInto(edit, 'bullets'))).toBe('x\n|- one\n- two|');
    expect(run('|- one\n- two|', (edit) => turnInto(edit, 'steps'))).toBe('|1. one\n2. two|');
    expect(run('|1. one\n2. two|', (edit) => turnInto(edit, 'steps'))).toBe('|one\ntwo|');
    expect(run('one|', (edit) => turnInto(edit, 'quote'))).toBe('> one|');
    expect(run('|> a\n> - b|', (edit) => turnInto(edit, 'quote'))).toBe('|a\n- b|');
    expect(run('|', (edit) => turnInto(edit, 'bullets'))).toBe('- |');
  });

  it('makes links of words and of addresses', () => {
    expect(run('see |our page|', (edit) => makeLink(edit, 'words'))).toBe('see [our page](https://|)');
    expect(run('see |https://x.example/(a)|', (edit) => makeLink(edit, 'words'))).toBe('see [|words|](https://x.example/%28a%29)');
    expect(run('|', (edit) => makeLink(edit, 'words'))).toBe('[|words|](https://)');
    expect(run('see |this|', (edit) => pasteLink(edit, 'https://x.example/a'))).toBe('see [this](https://x.example/a)|');
    expect(run('see |this|', (edit) => pasteLink(edit, 'words'))).toBeNull();
    expect(run('see |', (edit) => pasteLink(edit, 'https://x.example/a'))).toBeNull();
  });

  it('leads from the words of a link to its address, and nowhere else', () => {
    expect(addressOfLink(field('see [our |page](https://)'))).toEqual({ start: 15, end: 23 });
    expect(addressOfLink(field('see| [our page](https://)'))).toBeNull();
    expect(addressOfLink(field('plain| text'))).toBeNull();
  });

  it('goes on with a list on a new line, and ends it on an empty item', () => {
    expect(run('- one|', newLine)).toBe('- one\n- |');
    expect(run('9. one|', newLine)).toBe('9. one\n10. |');
    expect(run('> one|', newLine)).toBe('> one\n> |');
    expect(run('- one\n- |', newLine)).toBe('- one\n|');
    expect(run('one|', newLine)).toBeNull();
  });
});
