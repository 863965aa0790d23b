import { api, ApiProblem, newId } from '@/api/client';
import type { Comparison, Result } from './figures';

interface Line {
  progress?: number;
  result?: Result | Comparison;
  stopped?: string;
}

/** Runs a simulation; the answer comes line by line. Aborting the signal ends the run on the server too. */
export async function simulate(body: { first: string; second?: string; replications: number; seed: number }, progress: (part: number) => void, signal: AbortSignal): Promise<Result | Comparison> {
  const response = await fetch(api.url('/simulations'), {
    method: 'POST', credentials: 'same-origin', signal, body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson', 'Idempotency-Key': newId() },
  }).catch((error: unknown) => {
    throw signal.aborted ? error : new ApiProblem(0, { code: 'offline' });
  });
  if (!response.ok || !response.body) throw new ApiProblem(response.status, ((await response.json().catch(() => ({}))) ?? {}) as ConstructorParameters<typeof ApiProblem>[1]);
  let text = '';
  let last: Line = {};
  const take = (line: string) => {
    if (!line.trim()) return;
    last = JSON.parse(line) as Line;
    if (last.progress !== undefined) progress(last.progress);
  };
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (text + piece.value).split('\n');
    text = lines.pop() ?? '';
    lines.forEach(take);
  }
  take(text);
  if (last.result) return last.result;
  throw new ApiProblem(last.stopped ? 422 : 0, { code: last.stopped === 'timeLimit' ? 'simulationTimeLimit' : 'offline' });
}
