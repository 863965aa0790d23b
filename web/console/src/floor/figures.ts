// How figures are said, and who fits: pure, so that a test can hold it.
import { t } from '@/i18n';
import { formatClock } from '@/i18n/format';
import type { Agent, Line, Tile, TileAction, TileKind, Wait } from './types';

export const TILE_KINDS: readonly TileKind[] = ['waiting', 'longestWait', 'serviceLevel', 'abandonment', 'staffing', 'deadlines', 'satisfaction', 'room'];
/** What can be done about each figure. */
export const TILE_ACTIONS: Readonly<Record<TileKind, readonly TileAction[]>> = {
  waiting: ['showLines', 'assign', 'preAnswer', 'callBack', 'showAgents', 'none'],
  longestWait: ['assign', 'showLines', 'preAnswer', 'callBack', 'none'],
  serviceLevel: ['showLines', 'showAgents', 'preAnswer', 'callBack', 'none'],
  abandonment: ['callBack', 'showLines', 'preAnswer', 'showAgents', 'none'],
  staffing: ['showAgents', 'showLines', 'preAnswer', 'none'],
  deadlines: ['showDeadlines', 'none'],
  satisfaction: ['showRatings', 'none'],
  room: ['showAgents', 'showLines', 'none'],
};
export const MOST_TILES = 6;
/** Whether less is better. */
export const isCeiling = (kind: TileKind): boolean => kind !== 'serviceLevel' && kind !== 'satisfaction' && kind !== 'room';
/** Bounds and step of a target, in the unit in which it is typed. */
export const TARGETS: Readonly<Record<TileKind, { min: number; max: number; step: number }>> = {
  waiting: { min: 0, max: 10_000, step: 1 }, longestWait: { min: 1, max: 86_400, step: 1 }, serviceLevel: { min: 0, max: 100, step: 1 }, abandonment: { min: 0, max: 100, step: 0.5 },
  staffing: { min: 0, max: 1_000, step: 1 }, deadlines: { min: 0, max: 10_000, step: 1 }, satisfaction: { min: 1, max: 5, step: 0.1 }, room: { min: 0, max: 10_000, step: 1 },
};

const percent = (value: number): string => `${value.toFixed(value >= 10 ? 0 : 1).replace(/\.0$/, '')}%`;
const DASH = '–';

/** The figure itself. A wait grows between two answers of the server. */
export function tileValue(tile: Tile, now: number): string {
  if (tile.kind === 'longestWait') return tile.since ? formatClock((now - Date.parse(tile.since)) / 1000) : formatClock(0);
  if (tile.value === null) return DASH;
  if (tile.kind === 'serviceLevel' || tile.kind === 'abandonment') return percent(tile.value);
  if (tile.kind === 'staffing') return `${tile.value} / ${tile.of ?? DASH}`;
  if (tile.kind === 'satisfaction') return tile.value.toFixed(1);
  return String(tile.value);
}

/** What it should be. */
export function tileTarget(tile: Pick<Tile, 'kind' | 'target'>): string {
  const target = tile.kind === 'longestWait' ? formatClock(tile.target)
    : tile.kind === 'serviceLevel' || tile.kind === 'abandonment' ? `${tile.target}%`
    : String(tile.target);
  if (tile.kind === 'staffing') return tile.target === 0 ? t('floor.target.staffed') : t('floor.target.staffing', { n: tile.target });
  if (tile.kind === 'deadlines') return tile.target === 0 ? t('floor.target.kept') : t('floor.target.deadlines', { n: tile.target });
  return t(isCeiling(tile.kind) ? 'floor.target.most' : 'floor.target.least', { target });
}

/** In a few words how it stands, for the chip: the number of what is beyond, where that says more than "over". */
export function tileNote(tile: Tile, now: number): string {
  if (tile.state === 'none') return t('floor.state.none');
  if (tile.kind === 'staffing' && tile.of !== null && tile.value !== null && tile.of > tile.value) return t('floor.state.short', { n: tile.of - tile.value });
  if (tile.kind === 'deadlines' && tile.state !== 'ok') return tile.of ? t('floor.state.broken', { n: tile.of }) : t('floor.state.atRisk');
  if (tile.state === 'over' && tile.kind === 'waiting') return t('floor.state.beyond', { more: String(tile.value! - tile.target) });
  if (tile.state === 'over' && tile.kind === 'longestWait' && tile.since) {
    return t('floor.state.beyond', { more: formatClock(Math.max(0, (now - Date.parse(tile.since)) / 1000 - tile.target)) });
  }
  return t(`floor.state.${tile.state}`);
}

export const lineName = (line: Pick<Line, 'name'>): string => line.name ?? t('floor.line.other');
export const share = (value: number | null): string => (value === null ? DASH : percent(value * 100));
export const waited = (since: string | null, now: number): number => (since ? Math.max(0, (now - Date.parse(since)) / 1000) : 0);

/** How long a wait may be said to be fine, against the line's own target. */
export const waitTone = (seconds: number, target: number): 'neutral' | 'warning' | 'danger' => (seconds > target ? 'danger' : seconds > target * 0.6 ? 'warning' : 'neutral');

export type Fit = { ok: boolean; full: boolean; reason: 'fits' | 'brand' | 'skill' | 'team' | 'away' | 'full' };
type Asked = Pick<Wait, 'brandId' | 'teamId' | 'skills'>;

const able = (agent: Agent, wait: Asked): boolean => wait.skills.every((need) => agent.skills.some((skill) => skill.skillId === need.skillId && skill.level >= need.level));

/** Whether somebody can take what waits: the server decides at last; here one sees it before. */
export function fit(agent: Agent, wait: Asked): Fit {
  const full = agent.load >= agent.capacity;
  if (agent.brandIds && !agent.brandIds.includes(wait.brandId)) return { ok: false, full, reason: 'brand' };
  if (!agent.isAtWork) return { ok: true, full, reason: 'away' };
  if (full) return { ok: true, full, reason: 'full' };
  if (!able(agent, wait)) return { ok: true, full, reason: 'skill' };
  if (wait.teamId && !agent.teamIds.includes(wait.teamId)) return { ok: true, full, reason: 'team' };
  return { ok: true, full, reason: 'fits' };
}

const RANK: Readonly<Record<Fit['reason'], number>> = { fits: 0, team: 1, skill: 2, full: 3, away: 4, brand: 5 };
/** Who is to be asked first: fits, has the most room, is called first in the alphabet. */
export function ranked(agents: readonly Agent[], wait: Asked): { agent: Agent; fit: Fit }[] {
  return agents
    .map((agent) => ({ agent, fit: fit(agent, wait) }))
    .sort((a, b) => RANK[a.fit.reason] - RANK[b.fit.reason] || b.agent.capacity - b.agent.load - (a.agent.capacity - a.agent.load) || a.agent.name.localeCompare(b.agent.name));
}

export type Grouping = 'state' | 'load' | 'team' | 'skill';
export interface AgentGroup { key: string; label: string; agents: Agent[] }

/** Agents in the groups that the screen shows; empty groups are left out, who is not here comes last. */
export function grouped(agents: readonly Agent[], by: Grouping, teamName: (id: string) => string, skillName: (id: string) => string = teamName): AgentGroup[] {
  const here = agents.filter((a) => a.state !== 'offline');
  const groups: AgentGroup[] = [];
  const add = (key: string, label: string, some: Agent[]): void => {
    if (some.length > 0) groups.push({ key, label, agents: some });
  };
  if (by === 'state') {
    const online = here.filter((a) => a.state === 'online');
    add('free', t('floor.group.free'), online.filter((a) => a.load < a.capacity));
    add('full', t('floor.group.full'), online.filter((a) => a.load >= a.capacity));
    add('busy', t('floor.group.busy'), here.filter((a) => a.state === 'busy'));
    add('break', t('floor.group.break'), here.filter((a) => a.state === 'break'));
    add('away', t('floor.group.away'), here.filter((a) => a.state === 'away'));
  } else if (by === 'load') {
    add('load', t('floor.group.load'), [...here].sort((a, b) => b.load / b.capacity - a.load / a.capacity || a.name.localeCompare(b.name)));
  } else if (by === 'skill') {
    const skills = [...new Set(here.flatMap((a) => a.skills.map((skill) => skill.skillId)))].map((id) => ({ id, name: skillName(id) })).sort((a, b) => a.name.localeCompare(b.name));
    for (const skill of skills) add(skill.id, skill.name, here.filter((a) => a.skills.some((one) => one.skillId === skill.id)));
    add('none', t('floor.group.noSkill'), here.filter((a) => a.skills.length === 0));
  } else {
    const teams = [...new Set(here.flatMap((a) => a.teamIds))].map((id) => ({ id, name: teamName(id) })).sort((a, b) => a.name.localeCompare(b.name));
    for (const team of teams) add(team.id, team.name, here.filter((a) => a.teamIds.includes(team.id)));
    add('none', t('floor.group.noTeam'), here.filter((a) => a.teamIds.length === 0));
  }
  add('offline', t('floor.group.offline'), agents.filter((a) => a.state === 'offline'));
  return groups;
}
