import { ref } from 'vue';
import { api, ApiProblem } from '@/api/client';
import type { Id, MailCheck, MailCheckStep } from '@/api/types';
import { explain } from '@/ui/toast';
import { PARTS, STEPS, type CheckPart } from './codes';

export interface ShownStep extends Omit<MailCheckStep, 'state'> {
  state: MailCheckStep['state'] | 'waiting' | 'running';
}
type Parts = Record<CheckPart, ShownStep[]>;

/** The loop waits 40 s for its mail and 10 s more for a signed address. */
const PATIENCE = 90_000;
const waiting = (part: CheckPart, state: ShownStep['state'] = 'waiting'): ShownStep[] => STEPS[part].map((step, index) => ({ step, state: state === 'running' && index > 0 ? 'waiting' : state }));
const blank = (): Parts => ({ receiving: waiting('receiving'), sending: waiting('sending'), loop: waiting('loop') });

/** The steps that were answered, and those that were not come to. */
export function shownSteps(part: CheckPart, answered: readonly MailCheckStep[]): ShownStep[] {
  // A step that is come to twice stands as it was the last time.
  const last = new Map(answered.map((one) => [one.step, one]));
  return STEPS[part].map((step) => last.get(step) ?? { step, state: 'waiting' as const });
}

/** Runs the check part by part, so that each is seen when it is done. The loop needs the other two. */
export function useCheck(inboxId: () => Id, settings: () => object | undefined) {
  const parts = ref<Parts>(blank());
  const running = ref(false);
  const works = ref<boolean | null>(null);
  const problem = ref('');
  let turn = 0;

  async function run(): Promise<boolean> {
    const mine = ++turn;
    parts.value = blank();
    problem.value = '';
    works.value = null;
    running.value = true;
    let good = true;
    try {
      for (const part of PARTS) {
        if (part === 'loop' && !good) break;
        parts.value[part] = waiting(part, 'running');
        const answer = await api.post<MailCheck>(`/inboxes/${inboxId()}/email/check`, { part, settings: settings() }, { timeout: PATIENCE });
        if (mine !== turn) return false;
        // The loop's own connections fail only when something changed meanwhile: their steps are shown as they are named.
        const strange = answer.steps.filter((step) => !(STEPS[part] as readonly string[]).includes(step.step));
        parts.value[part] = [...shownSteps(part, answer.steps), ...strange];
        good &&= answer.works;
      }
      works.value = good;
    } catch (error) {
      if (mine !== turn) return false;
      for (const part of PARTS) parts.value[part] = parts.value[part].map((step) => (step.state === 'running' ? { ...step, state: 'waiting' } : step));
      problem.value = error instanceof ApiProblem ? explain(error) : String(error);
      works.value = null;
      good = false;
    } finally {
      if (mine === turn) running.value = false;
    }
    return good;
  }
  return { parts, running, works, problem, run };
}
