import type { TimelineItem } from '@/api/types';
import { t } from '@/i18n';
import { dayKey } from '@/i18n/format';

/** Entries of the same local day together, in the order they came (newest first). */
export function byDay(items: readonly TimelineItem[]): { key: string; items: TimelineItem[] }[] {
  const days: { key: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const key = dayKey(item.at);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, items: [item] });
  }
  return days;
}

const fact = (item: TimelineItem, key: string): string | number | null => {
  const value = item.facts?.[key];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
};

/** What happened, in the reader's words; the customer's own words come second. */
export function titleOf(item: TimelineItem): { title: string; more: string } {
  const number = fact(item, 'number');
  switch (item.kind) {
    case 'conversation':
      return { title: item.title || (number === null ? t('customers.timeline.conversation') : t('customers.conversations.untitled', { number })), more: item.title && number !== null ? `#${number}` : '' };
    case 'rating': {
      const score = fact(item, 'score');
      return { title: score === null ? t('customers.timeline.rating') : t('customers.timeline.rating.score', { score }), more: String(fact(item, 'comment') ?? item.title) };
    }
    case 'note':
      return { title: t('customers.timeline.note'), more: item.title };
    case 'consent': {
      const version = fact(item, 'version');
      return { title: version === null ? t('customers.timeline.consent') : t('customers.timeline.consent.version', { version }), more: '' };
    }
    case 'order':
      return { title: t('customers.timeline.order', { number: item.title }), more: '' };
    case 'created':
      return { title: t('customers.timeline.created'), more: item.title };
    default:
      return { title: item.title, more: '' };
  }
}
