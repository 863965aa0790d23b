import { ref, shallowRef, watch, type Ref } from 'vue';
import { t } from '@/i18n';
import { useToast } from '@/ui';
import { bench, type Example, type ExampleQuery } from './api';
import { useBench } from './store';

/** A list of examples as they are filtered, page by page, and what is done with them; every change can be taken back. */
export function useExamples(query: Ref<ExampleQuery>) {
  const store = useBench();
  const toast = useToast();
  const items = shallowRef<Example[]>([]);
  const next = ref<string | null>(null);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const error = shallowRef<unknown>(null);
  let run: AbortController | null = null;

  async function read(more = false): Promise<void> {
    run?.abort();
    const mine = (run = new AbortController());
    error.value = null;
    if (!more) state.value = 'loading';
    try {
      const page = await bench.examples(query.value, more ? next.value : null, mine.signal);
      const held = new Set(more ? items.value.map((one) => one.id) : []);
      items.value = more ? [...items.value, ...page.items.filter((one) => !held.has(one.id))] : page.items;
      [next.value, state.value] = [page.next ?? null, 'ready'];
    } catch (e) {
      if (mine.signal.aborted) return;
      [error.value, state.value] = [e, 'failed'];
    }
  }
  watch(query, () => void read(), { immediate: true, deep: true });

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      void store.changed();
      return true;
    } catch (e) {
      toast.failure(e);
      void read();
      return false;
    }
  }
  async function add(texts: string[]): Promise<boolean> {
    let added = 0;
    const done = await attempt(async () => (added = (await bench.add(texts, query.value.intent, query.value.test)).added));
    if (!done) return false;
    if (added < texts.length) toast.show(t('bench.added.known', { n: added, known: texts.length - added }));
    await read();
    return true;
  }
  async function change(one: Example, patch: { text?: string; intentId?: string | null; test?: boolean }): Promise<void> {
    const stays = (patch.test ?? one.test) === one.test && (patch.intentId === undefined || query.value.all || patch.intentId === one.intentId);
    const back = { ...('text' in patch ? { text: one.text } : {}), ...('intentId' in patch ? { intentId: one.intentId } : {}), ...('test' in patch ? { test: one.test } : {}) };
    items.value = stays ? items.value.map((held) => (held.id === one.id ? { ...held, ...patch } : held)) : items.value.filter((held) => held.id !== one.id);
    if (!(await attempt(() => bench.change(one.id, patch)))) return;
    const words = stays ? t('bench.changed') : 'test' in patch ? t(patch.test ? 'bench.moved.test' : 'bench.moved.example') : t('bench.moved', { name: store.nameOf(patch.intentId ?? null) });
    toast.show(words, { action: { label: t('ui.undo'), run: () => void attempt(() => bench.change(one.id, back)).then(() => read()) } });
  }
  async function remove(one: Example): Promise<void> {
    items.value = items.value.filter((held) => held.id !== one.id);
    if (!(await attempt(() => bench.remove(one.id)))) return;
    toast.show(t('bench.removed'), { action: { label: t('ui.undo'), run: () => void attempt(() => bench.restore(one.id)).then(() => read()) } });
  }
  return { items, next, state, error, read, add, change, remove };
}
