// Which key does what while replies are proposed; pure, so that it can be tried without a screen.
export interface Choosing {
  count: number;
  /** The highlighted proposal; -1 while the person has not moved to the list. */
  active: number;
  /** True while nothing is written. */
  empty: boolean;
}
export type Chosen = { do: 'take'; index: number } | { do: 'move'; active: number } | { do: 'close' } | null;

/** `null` leaves the key to the text field, so that Tab and the arrows mean what they always do once something is written. */
export function onSuggestionKey(key: string, shift: boolean, { count, active, empty }: Choosing): Chosen {
  if (count === 0 || !empty || shift) return null;
  switch (key) {
    case 'Tab':
      return { do: 'take', index: Math.max(0, active) };
    case 'Enter':
      return active >= 0 ? { do: 'take', index: active } : null;
    case 'ArrowDown':
      return { do: 'move', active: (active + 1) % count };
    case 'ArrowUp':
      return { do: 'move', active: active <= 0 ? count - 1 : active - 1 };
    case 'Escape':
      return { do: 'close' };
    default:
      return null;
  }
}
