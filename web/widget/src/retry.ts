/** Doubling wait with half of it random, so that a thousand widgets do not come back in step after a restart. */
export function backoff(attempt: number, retryAfter = 0, random = Math.random): number {
  const full = Math.min(30_000, 500 * 2 ** Math.min(attempt, 10));
  return Math.max(retryAfter * 1000, full / 2) + random() * full / 2;
}
