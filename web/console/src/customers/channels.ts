import { hasText, t } from '@/i18n';
import type { IconName } from '@/ui';

export function channelIcon(channel: string): IconName {
  const icons: Record<string, IconName> = { web: 'globe', email: 'mail', phone: 'phone', wechat: 'chat', api: 'link' };
  return icons[channel] ?? 'at';
}

/** Channels that come later carry their own word until the catalogue knows them. */
export function channelName(channel: string): string {
  const key = `customers.channel.${channel}`;
  return hasText(key) ? t(key) : channel;
}
