import { nextTick, ref } from 'vue';
import { describe, expect, it } from 'vitest';
import { settle, useSteady } from '@/inbox/list/steady';

describe('a steady list', () => {
  it('follows what is wanted while nobody points at it', () => {
    expect(settle(['a', 'b'], ['b', 'c'], false, true)).toEqual(['b', 'c']);
  });

  it('never moves a shown row while held', () => {
    expect(settle(['a', 'b'], ['x', 'a', 'y', 'b'], true, true)).toEqual(['a', 'b']);
    expect(settle(['a', 'b'], ['b', 'a'], true, true)).toEqual(['a', 'b']);
    expect(settle(['a', 'b', 'c'], ['a', 'c'], true, true)).toEqual(['a', 'b', 'c']);
  });

  it('appends while held only where that shifts nothing', () => {
    expect(settle(['a', 'b'], ['x', 'a', 'b', 'y'], true, true)).toEqual(['a', 'b', 'y']);
    expect(settle(['a', 'b'], ['a', 'b', 'y'], true, false)).toEqual(['a', 'b']);
  });

  it('counts what waits behind the pill and shows it when let go', async () => {
    const wanted = ref<string[]>(['a', 'b']);
    const held = ref(false);
    const steady = useSteady(() => wanted.value, held, () => true);
    held.value = true;
    await nextTick();
    wanted.value = ['n1', 'n2', 'a', 'b'];
    await nextTick();
    expect(steady.shown.value).toEqual(['a', 'b']);
    expect(steady.pending.value).toBe(2);
    held.value = false;
    await nextTick();
    expect(steady.shown.value).toEqual(['n1', 'n2', 'a', 'b']);
    expect(steady.pending.value).toBe(0);
  });
});
