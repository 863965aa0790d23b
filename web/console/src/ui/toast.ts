import { shallowReactive } from 'vue';
import { ApiProblem } from '@/api/client';
import { hasText, t } from '@/i18n';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'success' | 'danger';
  action?: { label: string; run: () => void };
  traceId?: string | null;
}

const SHOWN = 6_000;
let last = 0;
export const toasts = shallowReactive<Toast[]>([]);

function dismiss(id: number): void {
  const at = toasts.findIndex((toast) => toast.id === id);
  if (at >= 0) toasts.splice(at, 1);
}

/** What a refusal means for the person, from its code; never the raw server text when we know better. */
export function explain(error: unknown): string {
  if (error instanceof ApiProblem) {
    const field = Object.values(error.errors).flat()[0];
    // Those of an outage are there from the beginning; the others come after the first paint.
    for (const code of [field?.code, error.code]) for (const key of [`ui.problem.${code}`, `problems.${code}`]) if (hasText(key)) return t(key);
    return field?.message ?? error.body.detail ?? error.body.title ?? t('ui.problem.unknown');
  }
  return t('ui.problem.unknown');
}

export function useToast() {
  const show = (text: string, options: Partial<Omit<Toast, 'id' | 'text'>> & { duration?: number } = {}): number => {
    const toast: Toast = { id: ++last, text, tone: options.tone ?? 'plain', action: options.action, traceId: options.traceId };
    toasts.push(toast);
    if (toasts.length > 4) toasts.shift();
    setTimeout(() => dismiss(toast.id), options.duration ?? (toast.tone === 'danger' ? SHOWN * 2 : SHOWN));
    return toast.id;
  };
  return {
    show,
    dismiss,
    success: (text: string) => show(text, { tone: 'success' }),
    /** Says what went wrong, with the trace id that support asks for. */
    failure: (error: unknown) =>
      show(explain(error), { tone: 'danger', traceId: error instanceof ApiProblem ? error.traceId : null }),
  };
}
