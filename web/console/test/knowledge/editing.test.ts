import { describe, expect, it } from 'vitest';
import { insert, makeLink, onEnter, renumber, toggleMark, turnInto } from '@/knowledge/editor/formatting';
import { History } from '@/knowledge/editor/history';

const at = (text: string) => {
  const [start, end] = [text.indexOf('<'), text.indexOf('>') - 1];
  return { text: text.replace(/[<>]/gu, ''), start, end };
};

describe('formatting a block', () => {
  it('puts a mark around the selection and takes it away again', () => {
    const bold = toggleMark(at('a <b> c'), '**');
    expect(bold).toEqual({ text: 'a **b** c', start: 4, end: 5 });
    expect(toggleMark(bold, '**')).toEqual({ text: 'a b c', start: 2, end: 3 });
    expect(toggleMark(at('a <**b**> c'), '**').text).toBe('a b c');
  });

  it('inserts in place of the selection and selects a link\'s address', () => {
    expect(insert(at('x<y>z'), '{{a}}')).toEqual({ text: 'x{{a}}z', start: 6, end: 6 });
    const link = makeLink(at('see <here>'), 'https://');
    expect([link.text, link.text.slice(link.start, link.end)]).toEqual(['see [here](https://)', 'https://']);
  });

  it('turns one kind of block into another and back', () => {
    expect(turnInto('a\nb', 'steps')).toBe('1. a\n2. b');
    expect(turnInto('1. a\n2. b', 'steps')).toBe('a\nb');
    expect(turnInto('1. a\n2. b', 'bullets')).toBe('- a\n- b');
    expect(turnInto('## T', 'heading')).toBe('T');
    expect(turnInto('T', 'quote')).toBe('> T');
  });

  it('goes on with a list at Enter, numbers what follows, and leaves it at an empty item', () => {
    const next = onEnter('1. a\n2. b', 4);
    expect(next).toEqual({ kind: 'edit', edit: { text: '1. a\n2. \n3. b', start: 8, end: 8 } });
    expect(onEnter('1. a\n2. ', 8)).toEqual({ kind: 'split', before: '1. a', after: '' });
    expect(onEnter('words', 2)).toEqual({ kind: 'split', before: 'wo', after: 'rds' });
    expect(onEnter('```\ncode', 5)).toBeNull();
    expect(renumber('3. a\n3. b\nmore\n9. c')).toBe('3. a\n4. b\nmore\n5. c');
  });
});

describe('undo', () => {
  const moment = (text: string) => ({ text, block: 0, caret: text.length });

  it('takes typing back in one step and other acts one by one', () => {
    const history = new History(moment(''));
    history.record(moment('a'), 'type', 1_000);
    history.record(moment('ab'), 'type', 1_100);
    history.record(moment('**ab**'), '', 1_200);
    expect(history.undo()?.text).toBe('ab');
    expect(history.undo()?.text).toBe('');
    expect(history.undo()).toBeNull();
    expect(history.redo()?.text).toBe('ab');
    history.record(moment('abc'), 'type', 9_000);
    expect(history.canRedo).toBe(false);
  });

  it('makes a new step after a pause', () => {
    const history = new History(moment(''));
    history.record(moment('a'), 'type', 0);
    history.record(moment('ab'), 'type', 5_000);
    expect(history.undo()?.text).toBe('a');
  });
});
