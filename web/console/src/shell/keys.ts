// Keyboard actions: each screen registers what it can do; the help sheet and the command bar read the same list.
import { computed, onBeforeUnmount, onMounted, shallowReactive } from 'vue';
import type { IconName } from '@/ui/icons';
import { usePreferences } from '@/stores/preferences';

export interface Action {
  id: string;
  label: () => string;
  group: () => string;
  /** A single key ('j', '?', '['), or 'ctrl+k'. */
  key?: string;
  icon?: IconName;
  /** False hides it from the bar and disarms the key. */
  enabled?: () => boolean;
  /** Only in the help sheet and by key, not in the command bar. */
  keyOnly?: boolean;
  run: () => void;
}

/** The key an action has for this person; empty: none. */
export const keyOf = (action: Pick<Action, 'id' | 'key'>): string => usePreferences().values.keys[action.id] ?? action.key ?? '';

const sets = shallowReactive(new Set<Action[]>());
export const actions = computed(() => [...sets].flat().filter((action) => action.enabled?.() ?? true));
/** Everything that can have a key here, enabled now or not: for the help sheet. */
export const allActions = computed(() => [...sets].flat().filter((action) => keyOf(action)));

/** As it stands on a keyboard. */
export const keyWords = (key: string): string => key.toUpperCase().replace('CTRL+', 'Ctrl ');

/** The key of an action of the open screens as it is now, for tooltips; undefined when it has none or single keys are off. */
export function kbdOf(id: string): string | undefined {
  const action = [...sets].flat().find((one) => one.id === id);
  const key = action && keyOf(action);
  return key && (usePreferences().values.singleKeys || key.startsWith('ctrl+')) ? keyWords(key) : undefined;
}

export function useActions(set: Action[]): void {
  onMounted(() => sets.add(set));
  onBeforeUnmount(() => sets.delete(set));
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** True while an input method is composing: then no key is ours. */
export const isComposing = (e: KeyboardEvent): boolean => e.isComposing || e.keyCode === 229;

function matches(action: Action, e: KeyboardEvent): boolean {
  const key = keyOf(action);
  if (!key) return false;
  if (key.startsWith('ctrl+')) {
    return (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === key.slice(5);
  }
  if (e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return false;
  return e.key.toLowerCase() === key;
}

export function onKeydown(e: KeyboardEvent): void {
  if (e.defaultPrevented || isComposing(e)) return;
  const single = !e.ctrlKey && !e.metaKey;
  if (single && !usePreferences().values.singleKeys) return;
  // An open dialog or menu owns the keyboard.
  if (single && document.querySelector('[role="dialog"], [role="menu"], [role="listbox"].popover')) return;
  for (const action of actions.value) {
    if (!matches(action, e)) continue;
    e.preventDefault();
    action.run();
    return;
  }
}
