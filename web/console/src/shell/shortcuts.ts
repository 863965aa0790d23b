// Every key there is, also of screens that are not open: for the page on which they are changed. A test compares it with what the screens register.
import { useTexts } from '@/i18n';

export { keyWords } from './keys';

export type KeyArea = 'everywhere' | 'list' | 'conversation' | 'search' | 'knowledge' | 'floor';
export interface Shortcut {
  id: string;
  /** Key of the text that names it. */
  text: string;
  key: string;
  area: KeyArea;
}

const rows = (area: KeyArea, list: readonly (readonly [id: string, text: string, key: string])[]): Shortcut[] => list.map(([id, text, key]) => ({ id, text, key, area }));

export const SHORTCUTS: readonly Shortcut[] = [
  ...rows('everywhere', [['bar', 'shell.bar.title', 'ctrl+k'], ['keys', 'shell.keys.title', '?'], ['leaveView', 'settings.viewAs.leave', 'x'], ['offerAccept', 'offers.accept', 'y'], ['offerDecline', 'offers.decline', 'd']]),
  ...rows('list', [
    ['next', 'inbox.keys.next', 'j'], ['previous', 'inbox.keys.previous', 'k'], ['start', 'inbox.start.title', 'c'],
    ['filter', 'work.filter.title', 'f'], ['views', 'inbox.nav.label', '['],
  ]),
  ...rows('conversation', [
    ['reply', 'inbox.keys.reply', 'r'], ['note', 'inbox.keys.note', 'n'], ['resolve', 'inbox.header.resolve', 'e'], ['transfer', 'inbox.assign.title', 't'],
    ['take', 'inbox.header.take', 'm'], ['labels', 'inbox.header.editLabels', 'l'], ['priority', 'inbox.keys.priority', 'p'], ['macro', 'work.macro.run', 'a'],
    ['unread', 'work.unread.mark', 'u'], ['snooze', 'inbox.snooze.title', 's'], ['merge', 'inbox.merge.key', 'g'], ['undoSend', 'inbox.composer.undoKey', 'z'],
    ['meaning', 'inbox.keys.meaning', 'i'], ['writing', 'writing.title', 'ctrl+e'], ['context', 'inbox.header.context', ']'],
  ]),
  ...rows('search', [['search-next', 'search.keys.next', 'j'], ['search-previous', 'search.keys.previous', 'k'], ['search-open', 'search.keys.open', 'o'], ['search-field', 'search.keys.field', '/']]),
  ...rows('knowledge', [
    ['knowledge-next', 'knowledge.keys.next', 'j'], ['knowledge-previous', 'knowledge.keys.previous', 'k'], ['knowledge-new', 'knowledge.new', 'n'], ['knowledge-field', 'knowledge.search', '/'],
    ['knowledge-save', 'knowledge.keys.save', 'ctrl+s'], ['knowledge-publish', 'knowledge.publish', 'p'], ['knowledge-preview', 'knowledge.preview', ']'],
  ]),
  ...rows('floor', [['floor-assign', 'floor.keys.assign', 'a'], ['floor-watch', 'floor.keys.watch', 'o']]),
];

/** The areas whose names are used above. */
export const loadShortcutTexts = (): Promise<void> => useTexts('inbox', 'work', 'search', 'knowledge', 'settings', 'writing', 'floor', 'offers');

const BESIDE: ReadonlySet<KeyArea> = new Set(['list', 'conversation']);
/** List and conversation are on the screen together; what holds everywhere holds beside each. */
const together = (a: KeyArea, b: KeyArea): boolean => a === b || a === 'everywhere' || b === 'everywhere' || (BESIDE.has(a) && BESIDE.has(b));

export const keyOfShortcut = (shortcut: Shortcut, changed: Readonly<Record<string, string>>): string => changed[shortcut.id] ?? shortcut.key;

/** What else has this key where both could be meant. */
export function conflictOf(shortcut: Shortcut, key: string, changed: Readonly<Record<string, string>>): Shortcut | undefined {
  if (!key) return undefined;
  return SHORTCUTS.find((other) => other.id !== shortcut.id && together(other.area, shortcut.area) && keyOfShortcut(other, changed) === key);
}

// With Ctrl these belong to the browser or to text fields; a page may catch some of them, and should not.
const BROWSERS = new Set([...'abcdfhijlnoprstuvwxyz0123456789+-=', 'tab']);

export type Captured = { key: string } | { refused: 'browser' | 'unsupported' } | null;

/** What a key press means as a shortcut; null while only a modifier is down. */
export function capture(e: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): Captured {
  if (['Control', 'Meta', 'Alt', 'Shift', 'CapsLock', 'Process', 'Dead'].includes(e.key)) return null;
  const key = e.key.toLowerCase();
  if (e.ctrlKey || e.metaKey) {
    if (e.altKey || e.shiftKey || key.length !== 1) return { refused: 'unsupported' };
    return BROWSERS.has(key) ? { refused: 'browser' } : { key: `ctrl+${key}` };
  }
  if (e.altKey || key.length !== 1 || key === ' ') return { refused: 'unsupported' };
  return { key };
}
