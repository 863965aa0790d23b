// An activity is a code and facts (ids only); here it becomes a sentence.
import type { Facts, Message } from '@/api/types';
import { hasText, pick, t } from '@/i18n';
import { useSettings } from '@/stores/settings';
import type { IconName } from '@/ui';

export const activityIcons: Record<string, IconName> = {
  assigned: 'customer', handedOver: 'transfer', resolved: 'done', reopened: 'undo', statusChanged: 'flag', labelled: 'tag',
  teamChanged: 'people', ratingGiven: 'star', priorityChanged: 'flag', joined: 'plus', left: 'minus',
};

/** The first fact of these names that is there: facts may say `to`, `assigneeId` or `personId`. */
function fact(facts: Facts, ...names: string[]): string | null {
  for (const name of names) {
    const value = facts[name];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return null;
}
const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : typeof value === 'string' ? [value] : []);

export function activityText(message: Message): string {
  const { code, facts } = message.activity!;
  const settings = useSettings();
  const person = (id: string | null) => settings.get('person', id)?.name ?? t('inbox.someone');
  const team = (id: string | null) => settings.get('team', id)?.name ?? t('inbox.someTeam');
  const actor = message.authorName || (message.authorId ? person(message.authorId) : '');
  const say = (key: string, params: Record<string, string | number> = {}): string => {
    // Without an actor the system did it, and the sentence says so.
    const alone = `inbox.activity.${key}.auto`;
    return !actor && hasText(alone) ? t(alone, params) : t(`inbox.activity.${key}`, { actor: actor || t('inbox.system'), ...params });
  };

  switch (code) {
    case 'assigned': {
      const to = fact(facts, 'assigneeId', 'to', 'personId');
      const toTeam = fact(facts, 'teamId', 'toTeam');
      if (to) return to === message.authorId ? say('taken') : say('assigned', { name: person(to) });
      return toTeam ? say('assignedTeam', { name: team(toTeam) }) : say('unassigned');
    }
    case 'handedOver': {
      const to = fact(facts, 'assigneeId', 'to', 'personId');
      return say('handedOver', { name: to ? person(to) : team(fact(facts, 'teamId', 'toTeam')) });
    }
    case 'teamChanged': {
      const to = fact(facts, 'teamId', 'to');
      return to ? say('teamChanged', { name: team(to) }) : say('teamCleared');
    }
    case 'statusChanged': {
      const status = settings.get('status', fact(facts, 'to', 'statusId'));
      return say('statusChanged', { name: status ? pick(status.name) : t('inbox.unknown') });
    }
    case 'labelled': {
      const names = (list: string[]) => list.map((id) => settings.get('label', id)?.name ?? t('inbox.unknown')).join(t('inbox.comma'));
      const added = ids(facts['added'] ?? facts['labelIds'] ?? facts['labelId']);
      const removed = ids(facts['removed']);
      if (added.length > 0 && removed.length > 0) return say('relabelled', { names: names(added), removed: names(removed) });
      return removed.length > 0 ? say('unlabelled', { names: names(removed) }) : say('labelled', { names: names(added) });
    }
    case 'priorityChanged': {
      const to = fact(facts, 'to', 'priority') ?? 'normal';
      return say('priorityChanged', { name: hasText(`inbox.priority.${to}`) ? t(`inbox.priority.${to}`) : to });
    }
    case 'ratingGiven':
      return t('inbox.activity.ratingGiven', { score: Number(facts['score'] ?? 0) });
    case 'joined':
    case 'left': {
      const who = fact(facts, 'personId');
      return t(`inbox.activity.${code}`, { name: who ? person(who) : actor || t('inbox.someone') });
    }
    default:
      return hasText(`inbox.activity.${code}`) ? say(code) : t('inbox.activity.other', { actor: actor || t('inbox.system') });
  }
}

export function reasonText(reason: { code: string; facts: Facts }): string {
  const key = `inbox.reason.${reason.code}`;
  const by = fact(reason.facts, 'by', 'actorId', 'personId');
  const name = useSettings().get('person', by)?.name ?? t('inbox.someone');
  return hasText(key) ? t(key, { name }) : t('inbox.reason.other');
}
