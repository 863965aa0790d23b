import type { Notice } from '@/api/types';
import { hasText, t } from '@/i18n';
import { useSettings } from '@/stores/settings';
import type { IconName } from '@/ui';

export const noticeIcons: Record<Notice['kind'], IconName> = { assigned: 'chat', mentioned: 'at', handedOver: 'transfer', rated: 'star', webhookPaused: 'alert', woken: 'clock' };

export function noticeText(notice: Notice): string {
  const actor = useSettings().get('person', notice.actorId)?.name;
  const score = Number(notice.facts?.['score'] ?? 0);
  const key = `shell.notice.${notice.kind}${actor || notice.kind === 'rated' || notice.kind === 'webhookPaused' ? '' : '.alone'}`;
  return hasText(key) ? t(key, { name: actor ?? '', score }) : t('shell.notice.other');
}
