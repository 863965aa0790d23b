/** What this browser keeps for one site key. Where storage is forbidden it lives as long as the page. */
export interface Box {
  get<T>(name: string): T | null;
  set(name: string, value: unknown): void;
  remove(name: string): void;
  names(prefix: string): string[];
  clear(): void;
  /** Our name for a raw storage key, or null when it is not ours. */
  own(raw: string): string | null;
}

type Raw = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export function createBox(siteKey: string, storage: Raw | null): Box {
  const root = `heed:${siteKey}:`;
  const memory = new Map<string, string>();
  const names = (prefix: string) => {
    const found = new Set([...memory.keys()].filter(name => name.startsWith(prefix)));
    for (let i = 0; storage && i < storage.length; i++) {
      const raw = storage.key(i)!;
      if (raw.startsWith(root + prefix)) found.add(raw.slice(root.length));
    }
    return [...found].sort();
  };
  const remove = (name: string) => {
    memory.delete(name);
    storage?.removeItem(root + name);
  };
  return {
    get<T>(name: string) {
      const text = memory.get(name) ?? storage?.getItem(root + name);
      if (!text) return null;
      try {
        return JSON.parse(text) as T;
      } catch {
        remove(name); // Written by something else: worth nothing to us.
        return null;
      }
    },
    set(name, value) {
      const text = JSON.stringify(value);
      try {
        if (!storage) throw new Error();
        storage.setItem(root + name, text);
        memory.delete(name);
      } catch {
        memory.set(name, text); // Full or forbidden: the page still works, it only forgets on reload.
      }
    },
    remove,
    names,
    clear: () => names('').forEach(remove),
    own: raw => raw.startsWith(root) ? raw.slice(root.length) : null,
  };
}

/** The browser's storage, or null where merely touching it throws (blocked cookies, sandboxed frames). */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
