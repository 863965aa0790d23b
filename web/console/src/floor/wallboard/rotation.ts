// What the wall shows in turn, from its address: ?queues=ID,ID,all&every=20&shift=1
export interface WallChoice {
  /** Ids of lines; an empty text stands for all of them together. */
  views: string[];
  /** Seconds each is shown. */
  every: number;
  /** Moves the picture by a few dots every minute, for screens that burn in. */
  shift: boolean;
}

const SHORTEST = 5;
const LONGEST = 3600;
const MOST_VIEWS = 20;
const one = (value: unknown): string => (Array.isArray(value) ? String(value[0] ?? '') : typeof value === 'string' ? value : '');

export function wallChoice(query: Record<string, unknown>): WallChoice {
  const views = one(query['queues']).split(',').map((id) => id.trim()).filter(Boolean).slice(0, MOST_VIEWS).map((id) => (id === 'all' ? '' : id));
  const every = Number(one(query['every']));
  return {
    views: views.length > 0 ? [...new Set(views)] : [''],
    every: Number.isFinite(every) && every > 0 ? Math.min(LONGEST, Math.max(SHORTEST, Math.round(every))) : 20,
    shift: one(query['shift']) === '1',
  };
}

/** Which of them is shown at an instant: walls with the same clock show the same. */
export const viewAt = (choice: WallChoice, now: number): string => choice.views[Math.floor(now / 1000 / choice.every) % choice.views.length]!;

/** A small walk around the middle, one step a minute. */
export function shiftAt(now: number): { x: number; y: number } {
  const step = Math.floor(now / 60_000) % 8;
  const walk = [[0, 0], [4, 0], [4, 4], [0, 4], [-4, 4], [-4, 0], [-4, -4], [0, -4]] as const;
  return { x: walk[step]![0], y: walk[step]![1] };
}

/** Columns for so many tiles: as square as may be. */
export const columnsOf = (tiles: number): number => (tiles <= 2 ? tiles : Math.ceil(tiles / 2));
