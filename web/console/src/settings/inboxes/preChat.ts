import { t } from '@/i18n';
import type { useSettings } from '@/stores/settings';

const BASIC = new Set(['name', 'email', 'phone']);

/** What a pre-chat field asks for; customer fields carry the name they were given. */
export function preChatName(key: string, settings: ReturnType<typeof useSettings>): string {
  if (BASIC.has(key)) return t(`settings.inboxes.field.${key}`);
  return settings.list('attribute').find((attribute) => attribute.key === key)?.name ?? key;
}
