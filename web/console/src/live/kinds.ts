// Stores say here how each kind of frame is applied; enter, leave, change and reset are the same for all kinds.
import { ApiProblem } from '@/api/client';
import type { Frame } from './live';

export interface KindHandler<T = never> {
  upsert(id: string, data: T, frame: Frame): void;
  remove(id: string, frame: Frame): void;
  /** After a reset everything held is doubtful: read it again, and throw what keeps you from it. */
  reload(): void | Promise<void>;
}

const handlers = new Map<string, KindHandler>();
const watchers = new Set<(frame: Frame) => void>();

/** When each object was last told to us live, counted, so that an older GET does not overwrite it. */
const touched = new Map<string, number>();
let count = 0;

export function onKind<T>(kind: string, handler: KindHandler<T>): void {
  handlers.set(kind, handler as unknown as KindHandler);
}

/** Sees every frame, also typing and viewing. Returns the way to stop. */
export function onFrames(watch: (frame: Frame) => void): () => void {
  watchers.add(watch);
  return () => watchers.delete(watch);
}

/** Taken before a GET and given to `isFresher` for its items. */
export function readMark(): number {
  return count;
}

export function isFresher(kind: string, id: string, mark: number): boolean {
  return (touched.get(`${kind}/${id}`) ?? 0) > mark;
}

export function applyFrame(frame: Frame): void {
  if (frame.kind && frame.id) {
    touched.set(`${frame.kind}/${frame.id}`, ++count);
    if (touched.size > 20_000) touched.delete(touched.keys().next().value!);
    const handler = handlers.get(frame.kind);
    const gone = frame.type === 'leave' || frame.data === null || frame.data === undefined;
    if (gone) handler?.remove(frame.id, frame);
    else handler?.upsert(frame.id, frame.data as never, frame);
  }
  for (const watch of watchers) watch(frame);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
let generation = 0;

/** The cursor has moved on already, so what could not be read now must be read later: until it is, or a newer reset came. */
async function insist(reload: () => void | Promise<void>, mine: number): Promise<void> {
  for (let wait = 500; mine === generation; wait = Math.min(wait * 2, 15_000)) {
    try {
      return await reload();
    } catch (error) {
      if (!(error instanceof ApiProblem) || !error.passing) return;
      await pause(wait);
    }
  }
}

export async function reloadAll(): Promise<void> {
  const mine = ++generation;
  await Promise.all([...handlers.values()].map((handler) => insist(() => handler.reload(), mine)));
}
