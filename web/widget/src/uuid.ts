let last = 0;
let counter = 0;

/**
 * A UUIDv7 that only ever grows within this page: the 12 bits after the version count calls inside one millisecond,
 * so ids sort in the order they were made even when the clock stands still or steps back.
 */
export function uuid7(now = Date.now()): string {
  if (now > last) {
    last = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    last++;
    counter = 0;
  }
  const tail = crypto.getRandomValues(new Uint8Array(8));
  tail[0] = (tail[0]! & 0x3f) | 0x80;
  const hex = last.toString(16).padStart(12, '0') + (0x7000 + counter).toString(16)
    + Array.from(tail, byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
