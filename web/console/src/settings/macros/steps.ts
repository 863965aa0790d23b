// Steps of a macro: what each needs, and how it reads.
import type { Act, ActKind } from '@/api/types';
import { pick, t } from '@/i18n';
import { minutesText } from '@/inbox/views/conditions';
import { useSettings } from '@/stores/settings';

export const KINDS: readonly ActKind[] = ['reply', 'note', 'assign', 'addLabel', 'removeLabel', 'status', 'priority', 'field', 'snooze', 'resolve', 'reopen', 'markRead'];

export function blankStep(kind: ActKind): Act {
  const step = { kind } as Act;
  if (kind === 'reply' || kind === 'note') step.text = '';
  if (kind === 'assign') step.assignee = 'me';
  if (kind === 'priority') step.priority = 'high';
  if (kind === 'snooze') step.minutes = 1440;
  return step;
}

export function isComplete(step: Act): boolean {
  switch (step.kind) {
    case 'reply':
    case 'note': return Boolean(step.cannedId || step.text?.trim());
    case 'assign': return Boolean(step.assignee) !== Boolean(step.teamId);
    case 'addLabel':
    case 'removeLabel': return Boolean(step.labelId);
    case 'status': return Boolean(step.statusId);
    case 'field': return Boolean(step.field);
    default: return true;
  }
}

/** What the step does, with names instead of ids. */
export function stepText(step: Act): string {
  const settings = useSettings();
  const gone = t('work.gone');
  switch (step.kind) {
    case 'reply':
    case 'note': return step.cannedId ? (settings.get('canned', step.cannedId)?.title ?? gone) : (step.text ?? '');
    case 'assign':
      if (step.teamId) return settings.get('team', step.teamId)?.name ?? gone;
      return step.assignee === 'me' || step.assignee === 'none' ? t(`work.value.assignee.${step.assignee}`) : (settings.get('person', step.assignee)?.name ?? gone);
    case 'addLabel':
    case 'removeLabel': return settings.get('label', step.labelId)?.name ?? gone;
    case 'status': return pick(settings.get('status', step.statusId)?.name) || gone;
    case 'priority': return step.priority ? t(`work.value.priority.${step.priority}`) : '';
    case 'snooze': return step.minutes ? minutesText(step.minutes) : t('work.snooze.answer');
    case 'field': {
      const field = settings.fields.find((one) => one.key === step.field);
      return field ? `${pick(field.name)}: ${step.value === null || step.value === undefined ? t('work.fields.unset') : Array.isArray(step.value) ? step.value.join(t('work.comma')) : String(step.value)}` : gone;
    }
    default: return '';
  }
}
