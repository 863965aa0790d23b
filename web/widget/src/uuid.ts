let last = 0;

/**
 * A UUIDv7 that only ever grows within this page: a clock that stands still or steps back is pushed on by a
 * millisecond, so ids sort in the order they were made.
 */
export function uuid7(now = Date.now()): string {
  last = Math.max(now, last + 1);
  const time = last.toString(16).padStart(12, '0');
  const random = [...crypto.getRandomValues(new Uint16Array(5))].map(part => part.toString(16).padStart(4, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
