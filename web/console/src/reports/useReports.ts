import { computed, ref, shallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { DIMENSIONS, readMetrics, type Ask, type Metrics } from './api';
import { daysOf, periodOf, plus, type Period } from './period';
import type { Statistic } from './words';

/** Everything a report is asked with stands in the address: it can be sent to a colleague, and back goes back. */
export function useReports() {
  const route = useRoute();
  const router = useRouter();
  const known = shallowRef<Metrics | null>(null);
  const error = ref<unknown>(null);

  async function load(): Promise<void> {
    error.value = null;
    try {
      known.value = await readMetrics();
    } catch (problem) {
      error.value = problem;
    }
  }

  const word = (name: string): string => (typeof route.query[name] === 'string' ? (route.query[name] as string) : '');
  const today = computed(() => known.value?.today ?? '');
  const period = computed<Period>(() => periodOf(route.query, today.value || new Date().toISOString().slice(0, 10)));
  const before = computed<Period>(() => ({ from: plus(period.value.from, -daysOf(period.value)), to: plus(period.value.from, -1) }));
  const filters = computed<Ask>(() => Object.fromEntries(DIMENSIONS.map((name) => [name, word(name)]).filter(([, value]) => value)));
  const ask = computed<Ask>(() => ({ ...period.value, ...filters.value }));
  const statistic = computed<Statistic>(() => (['mean', 'median', 'p90'] as const).find((one) => one === word('stat')) ?? 'median');
  const business = computed(() => word('hours') === 'business');
  const metric = computed(() => known.value?.metrics.find((one) => one.key === route.params['metric']) ?? null);

  /** Changes the address; an empty value takes a parameter out. */
  function set(patch: Record<string, string | number | null | undefined>, push = false): void {
    const query = { ...route.query };
    for (const [name, value] of Object.entries(patch)) {
      if (value === null || value === undefined || value === '') delete query[name];
      else query[name] = String(value);
    }
    void (push ? router.push({ query }) : router.replace({ query }));
  }

  const open = (key: string): void => void router.push({ name: 'reports', params: { ...route.params, metric: key }, query: route.query });
  return { known, error, load, today, period, before, filters, ask, statistic, business, metric, word, set, open };
}

export type Reports = ReturnType<typeof useReports>;
