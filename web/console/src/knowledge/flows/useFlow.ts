// One flow while somebody draws: every edit is a step that can be undone, and saves itself.
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { ApiProblem } from '@/api/client';
import type { Id } from '@/api/types';
import { onFrames } from '@/live';
import { same } from '@/settings/form/draft';
import { bots, type Flow, type FlowDocument, type FlowItem } from './api';

const DELAY = 1_000;
const DEPTH = 100;

export function useFlow(bot: Id, id: Id) {
  const flow = shallowRef<Flow | null>(null);
  const document = shallowRef<FlowDocument>({ start: '', nodes: [], examples: [] });
  const state = ref<'clean' | 'waiting' | 'saving' | 'saved' | 'offline' | 'failed'>('clean');
  const error = shallowRef<unknown>(null);
  const overtaken = ref(false);
  const past = shallowRef<FlowDocument[]>([]);
  const future = shallowRef<FlowDocument[]>([]);
  const dirty = computed(() => flow.value !== null && !same(flow.value.draft, document.value));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;
  let lastKey = '';
  let lastAt = 0;

  function open(next: Flow): void {
    [flow.value, document.value, past.value, future.value, overtaken.value] = [next, next.draft, [], [], false];
  }
  async function load(): Promise<void> {
    error.value = null;
    try {
      open(await bots.flow(bot, id));
    } catch (e) {
      error.value = e;
    }
  }
  /** `key` joins a run of small edits (typing, dragging) into one step. */
  function edit(next: FlowDocument, key = ''): void {
    if (next === document.value) return;
    const joins = key !== '' && key === lastKey && Date.now() - lastAt < 1_200;
    if (!joins) past.value = [...past.value, document.value].slice(-DEPTH);
    [future.value, lastKey, lastAt] = [[], key, Date.now()];
    document.value = next;
    later();
  }
  function step(back: boolean): void {
    const from = back ? past : future;
    const next = from.value.at(-1);
    if (!next) return;
    from.value = from.value.slice(0, -1);
    const to = back ? future : past;
    to.value = [...to.value, document.value];
    [document.value, lastKey] = [next, ''];
    later();
  }
  function later(delay = DELAY): void {
    clearTimeout(timer);
    if (overtaken.value) return;
    state.value = 'waiting';
    timer = setTimeout(() => void save(), delay);
  }
  async function send(): Promise<boolean> {
    const known = flow.value;
    if (!known || !dirty.value) {
      if (state.value === 'waiting') state.value = 'saved';
      return true;
    }
    state.value = 'saving';
    const sent = document.value;
    try {
      const stored = await bots.change(bot, id, { document: sent }, known.version);
      // Compared with what was sent: the server fills in what was left out.
      flow.value = { ...stored, draft: sent };
      [state.value, error.value] = ['saved', null];
      return true;
    } catch (e) {
      if (!(e instanceof ApiProblem)) throw e;
      if (e.status === 412) [overtaken.value, state.value] = [true, 'failed'];
      else if (e.passing) {
        state.value = 'offline';
        timer = setTimeout(() => void save(), DELAY * 4);
      } else [state.value, error.value] = ['failed', e];
      return false;
    }
  }
  async function save(): Promise<boolean> {
    clearTimeout(timer);
    while (saving) await saving;
    saving = send().finally(() => (saving = null));
    return saving;
  }
  /** Somebody else saved meanwhile: theirs replaces mine, or mine goes on top of it. */
  async function decide(mine: boolean): Promise<void> {
    const kept = document.value;
    await load();
    if (mine) edit(kept);
  }
  async function act(work: (now: Flow) => Promise<Flow>): Promise<boolean> {
    if (!(await save()) || !flow.value) return false;
    open(await work(flow.value));
    return true;
  }

  const stop = onFrames((frame) => {
    if (frame.kind !== 'botFlow' || frame.id !== id || !frame.data || saving) return;
    const item = frame.data as FlowItem;
    if (!flow.value || item.version <= flow.value.version) return;
    if (dirty.value) overtaken.value = true;
    else void load();
  });
  onScopeDispose(() => {
    stop();
    clearTimeout(timer);
    if (dirty.value && !overtaken.value) void save();
  });
  return { flow, document, state, error, overtaken, past, future, dirty, load, edit, step, save, decide, act };
}
export type FlowEditing = ReturnType<typeof useFlow>;
