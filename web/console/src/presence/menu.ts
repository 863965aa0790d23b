// What the presence menu offers besides online, busy and away; loaded when it is first opened.
import { listing } from '@/callBacks/open';
import { useCallBacks } from '@/callBacks/store';
import { t } from '@/i18n';
import { usePresence } from '@/stores/presence';
import type { MenuEntry } from '@/ui/menu';
import { useBreaks } from './breaks';
import { reasonName, usePresenceToast } from './words';

/** The entries, computed anew whenever rules, breaks or presence change. */
export function presenceEntries(): MenuEntry[] {
  const breaks = useBreaks();
  const presence = usePresence();
  const { failure } = usePresenceToast();
  const rules = breaks.rules;
  if (!rules) return [];
  const here = presence.mine;
  const minutes = (n: number) => (n > 0 ? t('presence.menu.minutes', { n }) : '');
  const entries: MenuEntry[] = [];
  const plain = breaks.offered.filter((one) => !one.ask);
  if (plain.length > 0) {
    entries.push('separator', { heading: t('presence.menu.away') });
    for (const one of plain) {
      entries.push({
        label: [reasonName(one), minutes(one.minutes)].filter(Boolean).join(' · '),
        checked: here?.state === 'away' && here.reasonId === one.id,
        run: () => void presence.choose('away', one.id).catch(failure),
      });
    }
  }
  entries.push('separator', { heading: t('presence.menu.breaks') });
  const mine = breaks.mine;
  if (mine?.state === 'running') entries.push({ label: t('presence.menu.back'), icon: 'check', run: () => void breaks.giveUp(mine.id).catch(failure) });
  else if (mine) entries.push({ label: t('presence.menu.withdraw'), icon: 'close', run: () => void breaks.giveUp(mine.id).catch(failure) });
  else {
    if (breaks.offered.some((one) => one.ask)) entries.push({ label: t('presence.menu.ask'), icon: 'clock', run: () => (breaks.dialog = 'ask') });
    if (rules.calmPerDay > 0) {
      entries.push({
        label: t('presence.menu.calm', { minutes: rules.calmMinutes, n: breaks.calmLeft }),
        icon: 'moon', disabled: breaks.calmLeft === 0, run: () => void breaks.calm().catch(failure),
      });
    }
  }
  const calls = useCallBacks().all.size;
  entries.push('separator', { label: calls > 0 ? t('callBacks.menu.count', { n: calls }) : t('callBacks.menu.all'), icon: 'phone', run: () => (listing.value = true) });
  entries.push({ label: t('presence.menu.day'), icon: 'history', run: () => (breaks.dialog = 'day') });
  return entries;
}
