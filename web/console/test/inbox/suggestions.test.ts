import { describe, expect, it } from 'vitest';
import { onSuggestionKey } from '@/inbox/suggestions/choosing';

const three = { count: 3, active: -1, empty: true };

describe('proposed replies', () => {
  it('take the first with Tab, and another after the arrows', () => {
    expect(onSuggestionKey('Tab', false, three)).toEqual({ do: 'take', index: 0 });
    expect(onSuggestionKey('ArrowDown', false, three)).toEqual({ do: 'move', active: 0 });
    expect(onSuggestionKey('ArrowUp', false, three)).toEqual({ do: 'move', active: 2 });
    expect(onSuggestionKey('ArrowDown', false, { ...three, active: 2 })).toEqual({ do: 'move', active: 0 });
    expect(onSuggestionKey('Tab', false, { ...three, active: 1 })).toEqual({ do: 'take', index: 1 });
    expect(onSuggestionKey('Enter', false, { ...three, active: 1 })).toEqual({ do: 'take', index: 1 });
    expect(onSuggestionKey('Escape', false, three)).toEqual({ do: 'close' });
  });

  it('never take a key once something is written, nor one that leads backwards', () => {
    for (const key of ['Tab', 'Enter', 'ArrowDown', 'ArrowUp', 'Escape']) expect(onSuggestionKey(key, false, { ...three, empty: false })).toBeNull();
    expect(onSuggestionKey('Tab', true, three)).toBeNull();
    expect(onSuggestionKey('Tab', false, { ...three, count: 0 })).toBeNull();
  });

  it('leave Enter to the text field until one is chosen, so that nothing is sent by mistake', () => {
    expect(onSuggestionKey('Enter', false, three)).toBeNull();
  });
});
