/**
 * Runs one at a time over all tabs of this browser. Where Web Locks are missing (plain http pages) it just runs:
 * sends carry their own ids, so two tabs sending the same message still make one.
 */
export function exclusively<T>(name: string, action: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(name, action) as Promise<T> : action();
}
