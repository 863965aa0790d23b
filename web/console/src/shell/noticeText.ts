import type { Notice } from '@/api/types';
import { hasText, t } from '@/i18n';
import { useSettings } from '@/stores/settings';
import type { IconName } from '@/ui';

export const noticeIcons: Record<Notice['kind'], IconName> = { assigned: 'chat', mentioned: 'at', handedOver: 'transfer', takenOver: 'transfer', rated: 'star', webhookPaused: 'alert', woken: 'clock', reminder: 'bell', mailQuarantined: 'shield', mailboxDown: 'mail', answersCapped: 'mail', accountChanged: 'shield', knowledgeReview: 'note', knowledgeReviewed: 'note', knowledgeExpiring: 'note', knowledgeExpired: 'note', deadlineNear: 'clock', deadlineBroken: 'alert', offerMissed: 'clock', queueAlarm: 'alert', calledIn: 'bell' };
/** Told by the system: nobody did it. */
const alone: readonly string[] = ['rated', 'reminder', 'webhookPaused', 'mailQuarantined', 'mailboxDown', 'answersCapped', 'knowledgeExpiring', 'knowledgeExpired', 'deadlineNear', 'deadlineBroken', 'offerMissed', 'queueAlarm'];

export function noticeText(notice: Notice): string {
  const actor = useSettings().get('person', notice.actorId)?.name;
  if (notice.kind === 'accountChanged') {
    const what = `notices.what.${String(notice.facts?.['action'])}`;
    return t('notices.accountChanged', { what: hasText(what) ? t(what) : '–' });
  }
  if (notice.kind === 'knowledgeReviewed') return t(`notices.knowledgeReviewed.${notice.facts?.['outcome'] === 'approved' ? 'approved' : 'returned'}`);
  const score = Number(notice.facts?.['score'] ?? 0);
  const key = `notices.${notice.kind}${actor || alone.includes(notice.kind) ? '' : '.alone'}`;
  return hasText(key) ? t(key, { name: actor ?? '', score }) : t('notices.other');
}
