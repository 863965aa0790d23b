// Rows must not move under the pointer. While the list is held, what is shown stays where it is:
// arrivals wait behind a pill, departures keep their place until the pointer leaves.
import { ref, shallowRef, watch, type Ref } from 'vue';

export interface Steady {
  shown: Ref<readonly string[]>;
  /** How many arrivals wait for the list to be let go. */
  pending: Ref<number>;
  release: () => void;
}

/** What is shown next: pure, so that the rule can be tested. */
export function settle(shown: readonly string[], wanted: readonly string[], held: boolean, mayAppend: boolean): readonly string[] {
  if (!held) return wanted;
  if (!mayAppend) return shown;
  const known = new Set(shown);
  let tail = wanted.length;
  while (tail > 0 && !known.has(wanted[tail - 1]!)) tail--;
  // Rows after the last known one shift nothing.
  return tail === wanted.length ? shown : [...shown, ...wanted.slice(tail)];
}

export function useSteady(wanted: () => readonly string[], held: Ref<boolean>, mayAppend: () => boolean): Steady {
  const shown = shallowRef<readonly string[]>([]);
  const pending = ref(0);

  function apply(ids: readonly string[], hold: boolean): void {
    shown.value = settle(shown.value, ids, hold, mayAppend());
    const known = new Set(shown.value);
    pending.value = ids.reduce((n, id) => n + (known.has(id) ? 0 : 1), 0);
  }
  watch([wanted, held] as const, ([ids, hold]) => apply(ids, hold), { immediate: true });
  return { shown, pending, release: () => apply(wanted(), false) };
}
