// What a form holds while somebody edits: the state it began from, and the edited copy.
// Comparing and merging happen by top-level field, the same grain in which the server accepts a PATCH.

export type Fields = Record<string, unknown>;

/** A deep copy of plain JSON data. Unlike structuredClone it also accepts reactive proxies. */
export function copy<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}

/** Deep equality of JSON values; `undefined` and a missing key are the same thing, as on the wire. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  const left = a as Fields;
  const right = b as Fields;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (!same(left[key], right[key])) return false;
  }
  return true;
}

/** The fields of `value` that differ from `base`. */
export function changedFields<T extends object>(base: T, value: T): (keyof T & string)[] {
  const keys = new Set([...Object.keys(base), ...Object.keys(value)]) as Set<keyof T & string>;
  return [...keys].filter((key) => !same(base[key], value[key]));
}

/** Only what changed, as a PATCH body: untouched fields are never sent, so they cannot overwrite a colleague's edit. */
export function patchOf<T extends object>(base: T, value: T): Partial<T> {
  const patch: Partial<T> = {};
  for (const key of changedFields(base, value)) patch[key] = copy(value[key]);
  return patch;
}

export interface Rebased<T> {
  value: T;
  /** Fields that both sides changed, to different values; `value` keeps mine. */
  conflicts: (keyof T & string)[];
}

/** Carries my unsaved edits over to a newer state from the server: their changes come in wherever I did not touch. */
export function rebase<T extends object>(base: T, mine: T, theirs: T): Rebased<T> {
  const value = copy(theirs);
  const conflicts: (keyof T & string)[] = [];
  const touchedByThem = new Set<string>(changedFields(base, theirs));
  for (const key of changedFields(base, mine)) {
    if (touchedByThem.has(key) && !same(mine[key], theirs[key])) conflicts.push(key);
    value[key] = copy(mine[key]);
  }
  return { value, conflicts };
}

/** Keeps the fields a form edits and leaves out what the server adds (id, version, dates). */
export function pick<T extends object, K extends keyof T>(source: T, keys: readonly K[]): Pick<T, K> {
  const part = {} as Pick<T, K>;
  for (const key of keys) part[key] = copy(source[key]);
  return part;
}
