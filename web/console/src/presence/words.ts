// How states, reasons and times of a break are worded.
import { ApiProblem } from '@/api/client';
import { hasText, t } from '@/i18n';
import { useToast } from '@/ui/toast';
import type { AwayReason } from './breaks';

/** What the workspace calls it, else Heed's own word. */
export function reasonName(reason: AwayReason | undefined): string {
  if (!reason) return t('presence.reason.none');
  const own = `presence.reason.${reason.key}`;
  return reason.name ?? (hasText(own) ? t(own) : t('presence.reason.none'));
}

/** Minutes and seconds until an instant; with a plus once it has passed. */
export function countdown(until: string | number, now: number): { text: string; over: boolean } {
  const seconds = Math.round((new Date(until).getTime() - now) / 1000);
  const whole = Math.abs(seconds);
  const h = Math.floor(whole / 3600);
  const m = Math.floor(whole / 60) % 60;
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = h > 0 ? `${h}:${two(m)}:${two(whole % 60)}` : `${m}:${two(whole % 60)}`;
  return { text: seconds < 0 ? `+${clock}` : clock, over: seconds < 0 };
}

/** Toasts that know what the refusals of breaks mean. */
export function usePresenceToast(): ReturnType<typeof useToast> {
  const toast = useToast();
  return {
    ...toast,
    failure: (error) => {
      const key = error instanceof ApiProblem ? `presence.problem.${error.code}` : '';
      return hasText(key) ? toast.show(t(key), { tone: 'danger' }) : toast.failure(error);
    },
  };
}
