// A conversation's way through the queues as `W/conversations/ID/routing` answers it, told as steps.
import type { Id, Instant } from '@/api/types';
import { hasText, t } from '@/i18n';
import { formatClock, languageName } from '@/i18n/format';
import { useSettings } from '@/stores/settings';
import type { IconName } from '@/ui';

export interface Candidate { agentId: Id; reason: string; skillId: Id | null; language: string | null }
export interface Trail { ruleId: Id; name: string | null; met: boolean; missed: number | null }
export interface Decision {
  at: Instant; code: 'offered' | 'assigned' | 'returned' | 'missed' | 'setAway' | 'widened' | 'preferenceLapsed' | 'riskRaised'; why: string; agentId: Id | null; queueId: Id;
  until: Instant | null; waitedSeconds: number; score: number; ring: number; idleSeconds: number; load: number; freeAgents: number; others: Candidate[];
}
export interface Way {
  standing: 'waiting' | 'offered' | 'held' | 'left' | 'done' | null; queueId: Id | null; kind: string | null; enteredAt: Instant | null; since: Instant | null;
  position: number | null; expectedSeconds: number | null; agentId: Id | null; offeredUntil: Instant | null; ruleId: Id | null; ruleVersion: number; trail: Trail[];
  needs: { skills: { skillId: Id; level: number }[]; language: string | null; bonusMinutes: number } | null; decisions: Decision[]; candidates: Candidate[] | null;
}

const person = (id: Id | null): string => useSettings().get('person', id)?.name ?? t('why.somebody');

export const stepIcon = (step: Decision): IconName =>
  ({ offered: 'bell', assigned: 'check', returned: 'undo', missed: 'clock', setAway: 'minus', widened: 'people', preferenceLapsed: 'clock', riskRaised: 'alert' } as const)[step.code];

export const stepTitle = (step: Decision): string => t(`why.step.${step.code}`, { name: person(step.agentId) });

/** Why, and on what it rested: only figures that say something here. */
export function stepReason(step: Decision): string {
  const key = `why.because.${step.why}`;
  const parts = [hasText(key) ? t(key) : step.why];
  if (step.code === 'assigned' || step.code === 'offered') {
    parts.push(t('why.fact.waited', { time: formatClock(step.waitedSeconds) }));
    if (step.freeAgents > 0) parts.push(t('why.fact.free', { n: step.freeAgents }));
    // Who said yes was asked before: how idle they were then has been told.
    if (step.idleSeconds > 0 && step.why !== 'accepted' && step.why !== 'byHand') parts.push(t('why.fact.idle', { time: formatClock(step.idleSeconds) }));
  } else if (step.code === 'widened') {
    parts.push(t('why.fact.ring', { n: step.ring }));
  }
  return parts.join(t('why.dot'));
}

export const candidateName = (one: Candidate): string => person(one.agentId);

export function candidateReason(one: Candidate): string {
  const skill = one.skillId ? useSettings().get('skill', one.skillId)?.name : undefined;
  if (one.reason === 'skill' && skill) return t('why.not.skillNamed', { skill });
  if (one.reason === 'language' && one.language) return t('why.not.languageNamed', { language: languageName(one.language) });
  return hasText(`why.not.${one.reason}`) ? t(`why.not.${one.reason}`) : one.reason;
}

const ORDER = ['afterAnother', 'keptFree', 'anotherPreferred', 'refused', 'full', 'kindFull', 'language', 'skill', 'team', 'away', 'access'];
/** Those who could nearly have it first; who may not see it at all is left out: that is no news about the queue. */
export const ranked = (all: readonly Candidate[]): Candidate[] =>
  all.filter((one) => one.reason !== 'access').sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason));
