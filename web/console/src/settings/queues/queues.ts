// Queues as `W/routing/queues` answers them, what a form edits of them, and how their steps read as sentences.
import type { Id, Instant, Item } from '@/api/types';
import { t } from '@/i18n';

export type AgentOrder = 'longestIdle' | 'leastLoaded';
export interface Ring { afterSeconds: number; teamIds: Id[]; everyone: boolean; skillRelief: number; dropSkillIds: Id[]; anyLanguage: boolean }
export interface CallBackSlot { days: number[]; from: string; to: string; places: number }
export interface QueueTerms {
  teamIds: Id[]; order: AgentOrder; acceptSeconds: number; rings: Ring[]; riskSeconds: number; riskMinutes: number; sharePercent: number | null; silentSeconds: number;
  alarmSeconds: number; alarmPreAnswers: boolean; targetSeconds: number; targetPercent: number; abandonSeconds: number; callBack: boolean; callBackAfterSeconds: number; callBackAttempts: number; callBackMinutes: number; callBackSlots: CallBackSlot[];
}
export interface Queue extends Item { name: string; archived: boolean; isDefault: boolean; order: number; terms: QueueTerms; createdAt: Instant }
export interface Skill extends Item { name: string; createdAt: Instant }
export interface QueueForm { name: string; terms: QueueTerms }

/** A day: as the server bounds every length of time here. */
export const MAX_SECONDS = 86_400;
export const MAX_RINGS = 10;
export const BEST_LEVEL = 5;

export const blank = (): QueueForm => ({
  name: '',
  terms: {
    teamIds: [], order: 'longestIdle', acceptSeconds: 0, rings: [], riskSeconds: 300, riskMinutes: 30, sharePercent: null, silentSeconds: 0,
    alarmSeconds: 180, alarmPreAnswers: false, targetSeconds: 60, targetPercent: 80, abandonSeconds: 60, callBack: false, callBackAfterSeconds: 120, callBackAttempts: 3, callBackMinutes: 15, callBackSlots: [],
  },
});

const ring = (one: Partial<Ring> & { afterSeconds: number }): Ring => ({
  afterSeconds: one.afterSeconds, teamIds: one.teamIds ?? [], everyone: one.everyone ?? false, skillRelief: one.skillRelief ?? 0, dropSkillIds: one.dropSkillIds ?? [], anyLanguage: one.anyLanguage ?? false,
});
export const read = ({ name, terms }: Queue): QueueForm => ({ name, terms: { ...blank().terms, ...terms, sharePercent: terms.sharePercent ?? null, rings: terms.rings.map(ring) } });

/** A further step, half a minute after the last one, that lets everybody help. */
export const nextRing = (rings: readonly Ring[]): Ring => ring({ afterSeconds: Math.min(MAX_SECONDS, Math.max(30, ...rings.map((one) => one.afterSeconds + 30))), everyone: rings.length > 0 });

export const widens = (one: Ring): boolean => one.everyone || one.anyLanguage || one.skillRelief > 0 || one.teamIds.length > 0 || one.dropSkillIds.length > 0;
export const isValid = ({ name, terms }: QueueForm): boolean => name.trim() !== '' && terms.rings.every((one) => widens(one) && one.afterSeconds >= 1);

/** «45 s», «3 min», «1 h 30 min». */
export function seconds(value: number): string {
  if (value < 60) return t('queues.s', { n: value });
  const hours = Math.floor(value / 3600);
  const minutes = Math.floor((value % 3600) / 60);
  const rest = value % 60;
  return [hours ? t('queues.h', { n: hours }) : '', minutes ? t('queues.min', { n: minutes }) : '', rest ? t('queues.s', { n: rest }) : ''].filter(Boolean).join(' ');
}

/** What a step adds, in words: «also Repairs, one level less of each skill». */
export function ringWords(one: Ring, names: { team: (id: Id) => string; skill: (id: Id) => string }): string {
  const comma = t('work.comma');
  const parts = [
    one.everyone ? t('queues.ring.everyone') : one.teamIds.length ? t('queues.ring.teams', { teams: one.teamIds.map(names.team).join(comma) }) : '',
    one.skillRelief ? t('queues.ring.relief', { n: one.skillRelief }) : '',
    one.dropSkillIds.length ? t('queues.ring.without', { skills: one.dropSkillIds.map(names.skill).join(comma) }) : '',
    one.anyLanguage ? t('queues.ring.anyLanguage') : '',
  ].filter(Boolean);
  return parts.length ? parts.join(comma) : t('queues.ring.nothing');
}
