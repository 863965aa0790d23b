// What a person works on: the rules as they stand on the screen, kept as a draft a moment after they come to rest.
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { api, ApiProblem } from '@/api/client';
import { onFrames } from '@/live/kinds';
import { useToast } from '@/ui/toast';
import { copy, same } from '../form/draft';
import { complete, readRule, type Rule, type RulesView } from './rules';

const REST = 700;

export function useRules() {
  const toast = useToast();
  const view = shallowRef<RulesView | null>(null);
  const rules = ref<Rule[]>([]);
  const error = ref<unknown>(null);
  const saving = ref(false);
  const overtaken = ref(false);
  const history: Rule[][] = [];
  const canUndo = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent: Promise<boolean> = Promise.resolve(true);
  const asSent = (list: readonly Rule[]) => list.map(complete);
  const dirty = computed(() => view.value !== null && !same(asSent(rules.value), view.value.draft.map(readRule)));

  function take(next: RulesView, replace: boolean): void {
    const mine = dirty.value;
    view.value = next;
    if (replace || !mine) rules.value = copy(next.draft.map(readRule));
    overtaken.value = false;
  }
  async function load(): Promise<void> {
    error.value = null;
    try {
      take(await api.get<RulesView>('/routing/rules'), true);
    } catch (failed) {
      error.value = failed;
    }
  }
  /** Another state of the rules; it can be undone, and is kept in a moment. */
  function set(next: Rule[], remembered = true): void {
    if (remembered) {
      history.push(copy(rules.value));
      if (history.length > 50) history.shift();
      canUndo.value = true;
    }
    rules.value = next;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), REST);
  }
  function undo(): void {
    const before = history.pop();
    canUndo.value = history.length > 0;
    if (before) set(before, false);
  }
  /** True when what stands on the screen is kept. */
  function save(): Promise<boolean> {
    clearTimeout(timer);
    sent = sent.then(async () => {
      if (!view.value || !dirty.value) return true;
      saving.value = true;
      const body = asSent(rules.value);
      try {
        const next = await api.put<RulesView>('/routing/rules/draft', { rules: body }, { ifMatch: view.value.version });
        view.value = next;
        return true;
      } catch (failed) {
        if (failed instanceof ApiProblem && failed.status === 412) overtaken.value = true;
        else toast.failure(failed);
        return false;
      } finally {
        saving.value = false;
      }
    });
    return sent;
  }
  async function discard(): Promise<void> {
    clearTimeout(timer);
    history.push(copy(rules.value));
    canUndo.value = true;
    await api.del('/routing/rules/draft');
    await load();
  }
  async function publish(note: string): Promise<void> {
    if (!(await save()) || !view.value) return;
    take(await api.post<RulesView>('/routing/rules/publish', { note }, { ifMatch: view.value.version }), true);
  }

  const stop = onFrames((frame) => {
    const version = (frame.data as { version?: number } | undefined)?.version ?? 0;
    if (frame.kind !== 'routingRules' || !view.value || version <= view.value.version || saving.value) return;
    if (dirty.value) overtaken.value = true;
    else void load();
  });
  onScopeDispose(() => {
    stop();
    if (dirty.value) void save();
  });
  void load();
  return { view, rules, error, saving, overtaken, dirty, canUndo, load, set, undo, save, discard, publish, take };
}
