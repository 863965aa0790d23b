// A service day as `heed simulate` reads it, filled in by the server, and the small changes the editor makes to it.
export const KINDS = ['chat', 'mail', 'call', 'callBack', 'case'] as const;
export type WorkKind = (typeof KINDS)[number];

export interface Spread {
  mean: number;
  shape?: 'exponential' | 'lognormal' | 'constant' | 'uniform';
  cv?: number;
}
export interface Arrival {
  name: string;
  queue: string;
  kind: WorkKind;
  perHour?: number | null;
  perQuarter?: number[] | null;
  recorded?: number[] | null;
  handling: Spread;
  patience?: Spread | null;
  skills: Record<string, number>;
  dayVariation?: number;
  topic?: string | null;
  language?: string | null;
  prefer?: Prefer | null;
  /** Minutes ahead. */
  priority?: number;
  tier?: number;
  value?: number;
  promisedSeconds?: number | null;
  bot?: boolean;
  botResolves?: number | null;
  [more: string]: unknown;
}
export const PREFERS = ['preferred', 'lastAgent', 'dedicated'] as const;
export interface Prefer {
  agents: string;
  kind?: (typeof PREFERS)[number];
  waitSeconds?: number;
}
export interface Break {
  from: string;
  until: string;
}
export interface AgentGroup {
  name: string;
  count: number;
  teams: string[];
  skills: Record<string, number>;
  units: number;
  from?: string | null;
  until?: string | null;
  pace: number;
  breaks?: Break[];
  languages?: string[];
  most?: Partial<Record<string, number>>;
  accept?: Spread;
  firstReply?: Spread;
  slowdown?: number;
  backAfterSeconds?: number;
  unskilled?: { pace: number; handOn: number; handOnSeconds: number };
  [more: string]: unknown;
}
export interface Ring {
  afterSeconds: number;
  addTeams: string[];
  everyone: boolean;
  skillRelief: number;
  dropSkills?: string[];
  anyLanguage?: boolean;
  [more: string]: unknown;
}
export interface Line {
  name: string;
  teams: string[];
  acceptSeconds: number;
  rings: Ring[];
  targetSeconds?: number | null;
  order?: 'longestIdle' | 'leastLoaded';
  shareLimit?: number | null;
  riskSeconds?: number;
  riskMinutes?: number;
  [more: string]: unknown;
}
export interface Engine {
  mostBonusMinutes: number;
  holdAfterMinutes: number;
  refusalSeconds: number;
  awayAfterMisses: number;
  units: Record<WorkKind, number>;
}
export interface Scenario {
  name: string;
  about: string;
  opens: string;
  hours: number;
  target: { seconds: number; share: number };
  arrivals: Arrival[];
  queues: Line[];
  agents: AgentGroup[];
  bot?: { share: number; resolves: number; firstReplySeconds?: number; talk?: Spread; [more: string]: unknown } | null;
  warmUpHours?: number;
  engine?: Engine;
  [more: string]: unknown;
}
export interface Fault {
  field: string;
  code: string;
  message: string;
}

export const MAX_CONTACTS = 4_000_000;
export const MAX_DAYS = 500;

/** What the desks do; the server fills it in, so this stands only for a field that was emptied. */
export const usualEngine: Engine = { mostBonusMinutes: 60, holdAfterMinutes: 10, refusalSeconds: 120, awayAfterMisses: 1, units: { chat: 2, mail: 2, call: 6, callBack: 6, case: 1 } };

/** Whether lengths of that shape differ by a deviation that can be chosen. */
export const spreads = (shape: Spread['shape']): boolean => shape === 'lognormal' || shape === 'uniform';

/** Minutes after midnight of "HH:MM"; null when it is no time of day. */
export function minutesOf(clock: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(clock);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : clock === '24:00' ? 1440 : null;
}

/** A small day to begin with. */
export const blankText = '{"name":"","opens":"09:00","hours":9,"target":{"seconds":60,"share":0.8},"arrivals":[{"name":"chat","queue":"service","perHour":60,"handling":{"mean":240,"shape":"lognormal","cv":0.8},"patience":{"mean":300}}],"queues":[{"name":"service"}],"agents":[{"name":"agents","count":8,"units":2}]}';

export const textOf = (scenario: Scenario): string => `${JSON.stringify(scenario, null, 2)}\n`;

export const copyOf = (scenario: Scenario, name: string): Scenario => ({ ...(JSON.parse(JSON.stringify(scenario)) as Scenario), name });

export function contactsOf({ arrivals, hours }: Pick<Scenario, 'arrivals' | 'hours'>): number {
  return arrivals.reduce((sum, one) => sum + (one.recorded?.length ?? one.perQuarter?.reduce((all, n) => all + n, 0) ?? (one.perHour ?? 0) * hours), 0);
}

/** Contacts of a sort of arrivals in each hour, whatever way they are written. */
export function hourly(arrival: Arrival, hours: number): number[] {
  const count = Math.ceil(hours);
  const sums = Array<number>(count).fill(0);
  if (arrival.recorded) for (const at of arrival.recorded) sums[Math.min(count - 1, Math.floor(at / 3600))]! += 1;
  else if (arrival.perQuarter) arrival.perQuarter.forEach((n, i) => (sums[Math.min(count - 1, Math.floor(i / 4))]! += n));
  else sums.fill(arrival.perHour ?? 0);
  return sums.map((n) => Math.round(n * 100) / 100);
}

/** The same arrivals with another number in one hour; a recorded day becomes a profile. */
export function withHour(arrival: Arrival, hours: number, hour: number, contacts: number): Arrival {
  const all = hourly(arrival, hours);
  all[hour] = contacts;
  const perQuarter = Array.from({ length: Math.ceil(hours * 4) }, (_, i) => (all[Math.floor(i / 4)] ?? 0) / 4);
  const { recorded: _r, perHour: _h, ...rest } = arrival;
  return { ...rest, perQuarter } as Arrival;
}

/** The same arrivals, so many times as many. A recorded day becomes a profile, as nobody came twice. */
export function scaled(arrival: Arrival, hours: number, by: number): Arrival {
  if (arrival.perHour != null) return { ...arrival, perHour: arrival.perHour * by };
  const quarters = Math.ceil(hours * 4);
  const profile = arrival.perQuarter ? [...arrival.perQuarter] : Array<number>(quarters).fill(0);
  if (!arrival.perQuarter) for (const at of arrival.recorded ?? []) profile[Math.min(quarters - 1, Math.floor(at / 900))]! += 1;
  const { recorded: _r, ...rest } = arrival;
  return { ...rest, perQuarter: profile.map((n) => n * by) } as Arrival;
}

/** "returns:2, english" as levels by skill; a level is 1 when not said. */
export function readLevels(text: string): Record<string, number> {
  const levels: Record<string, number> = {};
  for (const part of text.split(/[,，、]/u)) {
    const [name, level] = part.split(/[:：]/u).map((piece) => piece.trim());
    if (name) levels[name] = Math.max(1, Math.round(Number(level ?? 1)) || 1);
  }
  return levels;
}
export const writeLevels = (levels: Record<string, number>): string => Object.entries(levels).map(([name, level]) => (level === 1 ? name : `${name}:${level}`)).join(', ');
export const readNames = (text: string): string[] => [...new Set(text.split(/[,，、]/u).map((name) => name.trim()).filter(Boolean))];

/** Renames people, and wherever customers should go to them. */
export const renameGroup = (scenario: Scenario, index: number, name: string): Scenario => ({
  ...scenario,
  agents: scenario.agents.map((group, at) => (at === index ? { ...group, name } : group)),
  arrivals: scenario.arrivals.map((one) => (one.prefer && one.prefer.agents === scenario.agents[index]?.name ? { ...one, prefer: { ...one.prefer, agents: name } } : one)),
});

/** Renames a line where it stands and everywhere it is named. */
export function renameLine(scenario: Scenario, index: number, name: string): Scenario {
  const before = scenario.queues[index]?.name;
  return {
    ...scenario,
    queues: scenario.queues.map((line, at) => (at === index ? { ...line, name } : line)),
    arrivals: scenario.arrivals.map((one) => (one.queue === before ? { ...one, queue: name } : one)),
  };
}
