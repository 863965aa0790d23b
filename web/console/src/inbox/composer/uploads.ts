import { shallowReactive } from 'vue';
import { ApiProblem, upload } from '@/api/client';
import type { Attachment } from '@/api/types';

export interface Upload {
  key: number;
  /** The conversation it belongs to, whatever is on screen when it arrives. */
  owner: string;
  file: File;
  share: number;
  error: unknown;
  stop: AbortController;
}

let last = 0;

/** Files on their way to the server; each becomes an attachment when it has arrived. */
export function useUploads(done: (attachment: Attachment, owner: string, file: File) => void) {
  const running = shallowReactive<Upload[]>([]);

  const replace = (one: Upload, change: Partial<Upload>): Upload => {
    const next = { ...one, ...change };
    const at = running.findIndex((other) => other.key === one.key);
    if (at >= 0) running.splice(at, 1, next);
    return next;
  };
  const drop = (key: number): void => {
    const at = running.findIndex((one) => one.key === key);
    if (at < 0) return;
    running[at]!.stop.abort();
    running.splice(at, 1);
  };

  async function run(one: Upload): Promise<void> {
    let current = replace(one, { error: null, share: 0, stop: new AbortController() });
    try {
      const attachment = await upload<Attachment>(current.file, (share) => (current = replace(current, { share })), current.stop.signal);
      drop(one.key);
      done(attachment, one.owner, one.file);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'cancelled') return;
      replace(current, { error });
    }
  }

  function add(files: Iterable<File>, owner: string): void {
    for (const file of files) {
      const one: Upload = { key: ++last, owner, file, share: 0, error: null, stop: new AbortController() };
      running.push(one);
      void run(one);
    }
  }

  return { running, add, drop, retry: (one: Upload) => void run(one), clear: () => [...running].forEach((one) => drop(one.key)) };
}
