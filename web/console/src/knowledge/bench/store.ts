// Intents, models and how far learning has come. Learning goes on by itself at the server; while it does, it is looked at again and again.
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Id } from '@/api/types';
import { t } from '@/i18n';
import { bench, type Intent, type Learning, type Model } from './api';

export const useBench = defineStore('bench', () => {
  const intents = shallowRef<Intent[]>([]);
  const models = shallowRef<Model[]>([]);
  const learning = shallowRef<Learning | null>(null);
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = shallowRef<unknown>(null);
  /** When this screen saw the training that runs begin. */
  const began = ref(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watched = 0;

  async function load(): Promise<void> {
    if (state.value !== 'ready') state.value = 'loading';
    error.value = null;
    try {
      [intents.value, models.value] = await Promise.all([bench.intents(), bench.models()]);
      state.value = 'ready';
      await look();
    } catch (e) {
      error.value = e;
      if (state.value !== 'ready') state.value = 'failed';
    }
  }
  const readIntents = async () => (intents.value = await bench.intents());

  async function look(): Promise<void> {
    clearTimeout(timer);
    const was = learning.value?.learning ?? false;
    // A missed look does no harm: the next one tells.
    const now = await bench.learning().catch(() => null);
    if (now) learning.value = now;
    if (now?.learning && !was) began.value = Date.now();
    if (now && !now.learning && was) [models.value, intents.value] = await Promise.all([bench.models(), bench.intents()]).catch(() => [models.value, intents.value]);
    if (watched > 0 && (now === null || now.learning)) timer = setTimeout(() => void look(), 900);
  }
  /** After a change: the counts, and what is learnt from it. */
  async function changed(): Promise<void> {
    await Promise.all([readIntents().catch(() => undefined), look()]);
  }
  function watch(): () => void {
    watched++;
    void load();
    return () => {
      watched--;
      clearTimeout(timer);
    };
  }

  const byId = computed(() => new Map(intents.value.map((one) => [one.id, one])));
  const active = computed(() => models.value.find((one) => one.active) ?? null);
  const nameOf = (id: Id | null): string => (id === null ? t('bench.none') : (byId.value.get(id)?.name ?? t('bench.gone')));
  /** For a choice of intents, none of them included. */
  const options = computed(() => [{ value: null as Id | null, label: t('bench.none') }, ...intents.value.map((one) => ({ value: one.id as Id | null, label: one.category ? `${one.category} · ${one.name}` : one.name }))]);
  const put = (one: Intent) => (intents.value = intents.value.some((held) => held.id === one.id) ? intents.value.map((held) => (held.id === one.id ? one : held)) : [...intents.value, one]);
  return { intents, models, learning, state, error, began, byId, active, options, load, look, changed, watch, nameOf, put };
});
