// Files on their way to an entry, with progress. The composer has its own, which the first page loads; this one comes with the editor.
import { shallowReactive } from 'vue';
import { api, ApiProblem, newId } from '@/api/client';
import type { StoredFile } from '../api';

export interface Upload { key: number; owner: string; file: File; share: number; error: unknown; stop: AbortController }
let last = 0;

function send(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', api.url('/knowledge/files'));
    request.setRequestHeader('Idempotency-Key', newId());
    request.responseType = 'json';
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    request.onerror = () => reject(new ApiProblem(0, { code: 'offline' }));
    request.onload = () => (request.status === 201 ? resolve(request.response as StoredFile) : reject(new ApiProblem(request.status, (request.response ?? {}) as Record<string, never>)));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** Each becomes a file of the entry when it has arrived; one that failed waits to be tried again or dropped. */
export function useFileUploads(done: (file: StoredFile, owner: string) => void) {
  const running = shallowReactive<Upload[]>([]);
  function replace(key: number, change: Partial<Upload>): void {
    const at = running.findIndex((one) => one.key === key);
    if (at >= 0) running.splice(at, 1, { ...running[at]!, ...change });
  }
  function drop(key: number): void {
    const at = running.findIndex((one) => one.key === key);
    if (at < 0) return;
    running[at]!.stop.abort();
    running.splice(at, 1);
  }
  async function run({ key, owner, file }: Upload): Promise<void> {
    const stop = new AbortController();
    replace(key, { error: null, share: 0, stop });
    try {
      const stored = await send(file, (share) => replace(key, { share }), stop.signal);
      drop(key);
      done(stored, owner);
    } catch (error) {
      replace(key, { error });
    }
  }
  function add(file: File, owner: string): void {
    const one: Upload = { key: ++last, owner, file, share: 0, error: null, stop: new AbortController() };
    running.push(one);
    void run(one);
  }
  return { running, add, drop, retry: (one: Upload) => void run(one) };
}
