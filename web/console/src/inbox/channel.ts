import type { IconName } from '@/ui';

const channelIcons: Record<string, IconName> = { web: 'globe', email: 'mail', phone: 'phone', api: 'bolt' };
export const channelIcon = (channel: string): IconName => channelIcons[channel] ?? 'chat';
