import { computed, ref, shallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useSettings } from '@/stores/settings';
import { DIMENSIONS, readMetrics, readTargets, type Ask, type Metric, type Metrics, type Targets } from './api';
import { goalOf, type Goal } from './targets';
import { daysOf, periodOf, plus, type Period } from './period';
import type { Statistic } from './words';

/** Everything a report is asked with stands in the address: it can be sent to a colleague, and back goes back. */
export function useReports() {
  const route = useRoute();
  const router = useRouter();
  const settings = useSettings();
  const known = shallowRef<Metrics | null>(null);
  const targets = shallowRef<Targets>({ version: 0, items: [] });
  const error = ref<unknown>(null);

  async function load(): Promise<void> {
    error.value = null;
    try {
      [known.value, targets.value] = await Promise.all([readMetrics(), readTargets()]);
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

  /** What a metric is held against over so many days: of the chosen queue or team, or of a part of a breakdown. */
  const goal = (of: Metric, days: number, at: { queue?: string; team?: string } = {}): Goal | null =>
    goalOf(of, targets.value.items, settings.list('queue'), { queue: at.queue ?? word('queue'), team: at.team ?? word('team') }, days);

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
  return { known, targets, goal, error, load, today, period, before, filters, ask, statistic, business, metric, word, set, open };
}

export type Reports = ReturnType<typeof useReports>;
