// Small durable records in this browser, one key each, so that two tabs never overwrite each other's.
// Storage can be full or forbidden; then the record simply lives as long as the page.
export class LocalRecords<T> {
  constructor(private readonly prefix: string, private readonly storage: Storage | null = open()) {}

  all(): [string, T][] {
    const found: [string, T][] = [];
    if (!this.storage) return found;
    for (let i = 0; i < this.storage.length; i++) {
      const key = this.storage.key(i)!;
      if (!key.startsWith(`${this.prefix}.`)) continue;
      const value = this.get(key.slice(this.prefix.length + 1));
      if (value !== undefined) found.push([key.slice(this.prefix.length + 1), value]);
    }
    return found;
  }

  get(id: string): T | undefined {
    const text = this.storage?.getItem(`${this.prefix}.${id}`);
    if (!text) return undefined;
    try {
      return JSON.parse(text) as T;
    } catch {
      // Written by something else: not ours to read.
      return undefined;
    }
  }

  /** False when the browser would not keep it. */
  set(id: string, value: T): boolean {
    try {
      this.storage?.setItem(`${this.prefix}.${id}`, JSON.stringify(value));
      return this.storage !== null;
    } catch {
      return false;
    }
  }

  delete(id: string): void {
    this.storage?.removeItem(`${this.prefix}.${id}`);
  }
}

function open(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}
