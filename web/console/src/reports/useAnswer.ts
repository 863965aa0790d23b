import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue';

/** The answer to a question that changes: the last asked wins, the answer before stays on screen meanwhile. */
export function useAnswer<Q, A>(question: Ref<Q | null>, read: (question: Q, signal: AbortSignal) => Promise<A>) {
  const answer = shallowRef<A | null>(null);
  const error = ref<unknown>(null);
  const loading = ref(false);
  let asked: AbortController | null = null;

  async function again(): Promise<void> {
    asked?.abort();
    const now = question.value;
    if (now === null) return;
    const mine = (asked = new AbortController());
    loading.value = true;
    error.value = null;
    try {
      const got = await read(now, mine.signal);
      if (mine === asked) answer.value = got;
    } catch (problem) {
      if (mine === asked && !mine.signal.aborted) error.value = problem;
    } finally {
      if (mine === asked) loading.value = false;
    }
  }

  watch(() => JSON.stringify(question.value), () => void again(), { immediate: true });
  onBeforeUnmount(() => asked?.abort());
  return { answer, error, loading, again };
}
