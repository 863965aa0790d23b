// The floor as the server tells it.
import type { Id, Instant } from '@/api/types';

export type TileKind = 'waiting' | 'longestWait' | 'serviceLevel' | 'abandonment' | 'staffing' | 'deadlines' | 'satisfaction' | 'room';
export type TileAction = 'none' | 'assign' | 'preAnswer' | 'callBack' | 'showLines' | 'showAgents' | 'showDeadlines' | 'showRatings';
export type TileState = 'none' | 'ok' | 'near' | 'over';

export interface Tile {
  kind: TileKind; state: TileState; value: number | null; of: number | null; target: number; action: TileAction;
  since: Instant | null; queueId: Id | null; conversationId: Id | null; trend: number[];
}
export interface Skill { skillId: Id; level: number }
export interface Wait {
  conversationId: Id; number: number; brandId: Id; teamId: Id | null; channel: string; customerId: Id; customer: string; initials: string; text: string; since: Instant; dueAt: Instant | null; skills: Skill[];
}
export interface Line {
  id: Id; name: string | null; waiting: number; since: Instant | null; trend: number[]; entered: number; answered: number; abandoned: number;
  serviceLevel: number | null; abandonment: number | null; staffed: number; needed: number | null; targetSeconds: number; targetPercent: number; alarmSeconds: number; waits: Wait[];
}
export interface Agent {
  personId: Id; name: string; initials: string; state: 'online' | 'busy' | 'away' | 'break' | 'offline'; since: Instant | null;
  reasonId: Id | null; until: Instant | null; load: number; capacity: number; skills: Skill[]; languages: string[]; teamIds: Id[]; brandIds: Id[] | null; isAtWork: boolean;
}
export interface Need { kind: 'deadline' | 'wait'; at: Instant; conversation: Wait | null; personId: Id | null; queueId: Id | null }
export interface Topic { intentId: Id; name: string; conversations: number; usual: number; share: number; since: Instant }
export interface Floor { tag: string; at: Instant; dayStart: Instant; settings: number; tiles: Tile[]; queues: Line[]; agents: Agent[]; needs: Need[]; topic: Topic | null }

export interface TileSetting { kind: TileKind; target: number; action: TileAction; shared: boolean }
/** `shared`: the workspace's targets of such figures, where they are set. */
export interface FloorSettings { version: number; tiles: TileSetting[]; shared: { kind: TileKind; target: number }[] }
