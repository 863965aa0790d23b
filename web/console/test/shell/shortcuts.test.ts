import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capture, conflictOf, keyOfShortcut, SHORTCUTS } from '@/shell/shortcuts';

const root = new URL('../../src', import.meta.url).pathname;
const files = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(dir, entry.name)) : [join(dir, entry.name)]));
const press = (key: string, more: Partial<KeyboardEvent> = {}) => capture({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

describe('shortcuts', () => {
  it('are listed with the very keys the screens register', () => {
    const registered = files(root)
      .filter((file) => /\.vue$/.test(file))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\{ id: '([\w-]+)', label: .*?, key: '([^']+)'/g)].map(([, id, key]) => `${id} ${key}`));
    expect(registered.sort()).toEqual(SHORTCUTS.map(({ id, key }) => `${id} ${key}`).sort());
  });

  it('do not conflict as they come', () => {
    for (const shortcut of SHORTCUTS) expect([shortcut.id, conflictOf(shortcut, shortcut.key, {})?.id]).toEqual([shortcut.id, undefined]);
  });

  it('tell a conflict on one screen, and none between screens', () => {
    const reply = SHORTCUTS.find((s) => s.id === 'reply')!;
    expect(conflictOf(reply, 'j', {})?.id).toBe('next');
    expect(conflictOf(reply, 'o', {})).toBeUndefined();
    expect(conflictOf(reply, 'j', { next: 'x' })).toBeUndefined();
    expect(conflictOf(reply, '', {})).toBeUndefined();
    expect(keyOfShortcut(reply, { reply: '' })).toBe('');
  });

  it('are captured as they are pressed, and what is the browser\'s is refused', () => {
    expect(press('Shift')).toBeNull();
    expect(press('Q', { shiftKey: true })).toEqual({ key: 'q' });
    expect(press('?', { shiftKey: true })).toEqual({ key: '?' });
    expect(press('k', { metaKey: true })).toEqual({ key: 'ctrl+k' });
    for (const key of ['t', 'w', 'n', 'c', 'v', 'r', 'f']) expect(press(key, { ctrlKey: true })).toEqual({ refused: 'browser' });
    for (const key of ['F5', ' ', 'Enter', 'ArrowUp']) expect(press(key)).toEqual({ refused: 'unsupported' });
    expect(press('q', { altKey: true })).toEqual({ refused: 'unsupported' });
  });
});
