// An activity is a code and facts (ids only); here it becomes a sentence.
import type { Facts, Message } from '@/api/types';
import { hasText, pick, t } from '@/i18n';
import { formatDateTime } from '@/i18n/format';
import { useSettings } from '@/stores/settings';
import type { IconName } from '@/ui';

export const activityIcons: Record<string, IconName> = {
  assigned: 'customer', taken: 'customer', routed: 'customer', accepted: 'customer', agentSilent: 'queue', unassigned: 'queue', personAsked: 'customer', handedOver: 'transfer', takenOver: 'transfer', botHandedOver: 'bot', resolved: 'done', reopened: 'undo', statusChanged: 'flag', labelled: 'tag',
  teamChanged: 'people', ratingGiven: 'star', priorityChanged: 'flag', joined: 'plus', left: 'minus', macroRun: 'bolt', fieldsChanged: 'list',
  snoozed: 'clock', woken: 'bell', merged: 'link', mergeUndone: 'undo', filed: 'link', cameBack: 'undo', split: 'external', splitFrom: 'external', splitUndone: 'undo', sendCancelled: 'calendar',
  bounced: 'alert', mailDelayed: 'clock', mailPersonLetIn: 'plus', mailPersonKeptOut: 'ban', messageLetIn: 'check', spam: 'ban', notSpam: 'undo', detached: 'external', transcriptSent: 'mail', deadlineBroken: 'alert', deadlineEscalated: 'transfer', callBackAsked: 'phone',
};

export function fact(facts: Facts, name: string): string | null {
  const value = facts[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : typeof value === 'string' ? [value] : []);

/** Its words come with the presence area, after the first paint. */
function callBackLine(code: string, facts: Facts, name: string): string {
  const at = fact(facts, 'at');
  return t(`presence.activity.${code}`, { name, n: Number(facts['n'] ?? 0), at: at ? formatDateTime(at) : '' });
}

export function activityText(message: Message): string {
  const { code } = message.activity!;
  const facts = message.activity!.facts ?? {};
  const settings = useSettings();
  const person = (id: string | null) => settings.get('person', id)?.name ?? t('inbox.someone');
  const team = (id: string | null) => settings.get('team', id)?.name ?? t('inbox.someTeam');
  const by = fact(facts, 'by') ?? message.authorId;
  const actor = message.authorName || (by ? person(by) : '');
  const say = (key: string, params: Record<string, string | number> = {}): string => {
    // Without an actor the system did it, and the sentence says so.
    const alone = `inbox.activity.${key}.auto`;
    return !actor && hasText(alone) ? t(alone, params) : t(`inbox.activity.${key}`, { actor: actor || t('inbox.system'), ...params });
  };
  const assignee = fact(facts, 'assignee');
  const toTeam = fact(facts, 'team');

  switch (code) {
    case 'taken':
      return say('taken');
    case 'assigned':
      return assignee && assignee === by ? say('taken') : assignee ? say('assigned', { name: person(assignee) }) : say('unassigned');
    case 'routed':
      return t('inbox.activity.assigned.auto', { name: person(assignee) });
    case 'accepted':
      return t('inbox.activity.accepted', { name: person(assignee) });
    case 'agentSilent':
      return t('inbox.activity.agentSilent', { name: person(fact(facts, 'agent')) });
    case 'handedOver':
      return say('handedOver', { name: assignee ? person(assignee) : team(toTeam) });
    case 'teamChanged':
      return toTeam ? say('teamChanged', { name: team(toTeam) }) : say('teamCleared');
    case 'statusChanged': {
      const status = settings.get('status', fact(facts, 'status'));
      return say('statusChanged', { name: status ? pick(status.name) : t('inbox.unknown') });
    }
    case 'labelled': {
      const names = (list: string[]) => list.map((id) => settings.get('label', id)?.name ?? t('inbox.unknown')).join(t('inbox.comma'));
      const added = ids(facts['added']);
      const removed = ids(facts['removed']);
      if (added.length > 0 && removed.length > 0) return say('relabelled', { names: names(added), removed: names(removed) });
      return removed.length > 0 ? say('unlabelled', { names: names(removed) }) : say('labelled', { names: names(added) });
    }
    case 'priorityChanged': {
      const to = fact(facts, 'priority') ?? 'normal';
      return say('priorityChanged', { name: hasText(`inbox.priority.${to}`) ? t(`inbox.priority.${to}`) : to });
    }
    case 'macroRun':
      return t('work.activity.macroRun', { actor: actor || t('inbox.system'), name: fact(facts, 'name') ?? '' });
    case 'fieldsChanged': {
      const names = ids(facts['fields']).map((id) => pick(settings.get('field', id)?.name) || t('inbox.unknown')).join(t('inbox.comma'));
      return t('work.activity.fieldsChanged', { actor: actor || t('inbox.system'), names });
    }
    case 'takenOver': {
      const from = (facts['facts'] as Facts | undefined)?.['from'];
      return from ? t('work.activity.takenOver', { actor, name: person(String(from)) }) : say('taken');
    }
    case 'ratingGiven':
      return t('inbox.activity.ratingGiven', { score: Number(facts['score'] ?? 0) });
    case 'snoozed': {
      const until = fact(facts, 'until');
      return until ? say('snoozed', { at: formatDateTime(until) }) : say('snoozedAnswer');
    }
    case 'woken':
      return say(`woken.${fact(facts, 'reason') ?? 'time'}`);
    case 'merged':
    case 'filed':
    case 'mergeUndone':
    case 'split':
    case 'splitFrom':
    case 'splitUndone':
      return say(code, { number: Number(facts['number'] ?? 0), n: Number(facts['count'] ?? 0) });
    case 'deadlineBroken':
      return t(`inbox.due.${fact(facts, 'kind') ?? 'resolution'}.over`);
    case 'deadlineEscalated':
      return t('inbox.activity.deadlineEscalated', { name: team(toTeam) });
    case 'joined':
    case 'left':
      return t(`inbox.activity.${code}`, { name: person(fact(facts, 'person')) });
    default:
      if (code.startsWith('callBack')) return callBackLine(code, facts, person(fact(facts, 'agent')));
      if (hasText(`inbox.activity.${code}`)) return say(code);
      return hasText(`letters.activity.${code}`) ? letterLine(code, facts, actor || t('inbox.system')) : t('inbox.activity.other', { actor: actor || t('inbox.system') });
  }
}

/** Lines of mail: with the failure's words where there is one. */
function letterLine(code: string, facts: Facts, actor: string): string {
  const why = fact(facts, 'code') ?? '';
  return t(`letters.activity.${code}`, { actor, why: hasText(`letters.why.${why}`) ? t(`letters.why.${why}`) : why });
}

export function reasonText(reason: { code: string; facts: Facts | null }): string {
  const key = `inbox.reason.${reason.code}`;
  const facts = reason.facts ?? {};
  return hasText(key) ? t(key, { n: Number(facts['free'] ?? 0), waited: Number(facts['waited'] ?? 0) }) : t('inbox.reason.other');
}
