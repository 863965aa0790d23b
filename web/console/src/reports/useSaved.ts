import { computed, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { changeSaved, createSaved, deleteSaved, readSaved, type Saved, type SavedChange } from './api';

/** Parameters of the address that make a report; the others (a chosen day, the report's own id) are passing. */
const ASKED = ['days', 'from', 'to', 'agent', 'team', 'brand', 'channel', 'queue', 'customers', 'stat', 'hours', 'by', 'view'] as const;

const asked = (query: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(ASKED.map((name) => [name, query[name]] as const).filter((pair): pair is readonly [(typeof ASKED)[number], string] => typeof pair[1] === 'string' && pair[1] !== ''));
const said = (metric: string | null, query: Record<string, string>): string => JSON.stringify([metric ?? '', ...ASKED.map((name) => query[name] ?? '')]);

/** Reports under a name. The one that is open stands in the address, with all it asks: it can be sent, and back goes back. */
export function useSaved() {
  const route = useRoute();
  const router = useRouter();
  const list = ref<Saved[]>([]);
  const ready = ref(false);
  const id = computed(() => (typeof route.query['saved'] === 'string' ? route.query['saved'] : ''));
  const current = computed(() => list.value.find((one) => one.id === id.value) ?? null);
  const lost = computed(() => ready.value && id.value !== '' && current.value === null);
  const now = computed(() => ({ metric: typeof route.params['metric'] === 'string' && route.params['metric'] ? route.params['metric'] : null, query: asked(route.query) }));
  const changed = computed(() => current.value !== null && said(current.value.metric, current.value.query) !== said(now.value.metric, now.value.query));

  function open(saved: Saved, replace = false): void {
    const to = { name: 'reports', params: { ...route.params, metric: saved.metric ?? '' }, query: { ...saved.query, saved: saved.id } };
    void (replace ? router.replace(to) : router.push(to));
  }

  async function load(): Promise<void> {
    list.value = await readSaved();
    ready.value = true;
  }

  // A link that names the report alone asks what the report asks.
  watch([current, id], () => {
    if (current.value && Object.keys(now.value.query).length === 0 && !now.value.metric && said(current.value.metric, current.value.query) !== said(null, {})) open(current.value, true);
  });

  async function create(name: string, shared: boolean): Promise<void> {
    const made = await createSaved({ name, scope: shared ? 'all' : 'mine', ...now.value });
    list.value = [...list.value, made];
    await router.replace({ query: { ...now.value.query, saved: made.id } });
  }

  async function change(saved: Saved, patch: SavedChange): Promise<void> {
    const next = await changeSaved(saved, patch);
    list.value = list.value.map((one) => (one.id === next.id ? next : one));
  }

  async function remove(saved: Saved): Promise<void> {
    await deleteSaved(saved.id);
    list.value = list.value.filter((one) => one.id !== saved.id);
    if (id.value === saved.id) forget();
  }

  /** Goes on with the figures as they are, without the name. */
  function forget(): void {
    const { saved: _, ...query } = route.query;
    void router.replace({ query });
  }

  return { list, current, lost, changed, now, load, open, create, change, remove, forget };
}

export type SavedReports = ReturnType<typeof useSaved>;
