/** What this browser keeps for one site key. */
export type Box = ReturnType<typeof createBox>;

export function createBox(siteKey: string, open: () => Record<string, string>) {
  const root = `heed:${siteKey}:`;
  let storage: Record<string, string>;
  try {
    storage = open();
  } catch {
    storage = {}; // Merely touching it throws where cookies are blocked: we remember as long as the page lives.
  }
  const box = {
    get: <T>(name: string): T | null => JSON.parse(storage[root + name] ?? 'null'),
    set(name: string, value: unknown) {
      try {
        if (value) storage[root + name] = JSON.stringify(value);
        else delete storage[root + name];
      } catch {
        // Full: go on in memory rather than lose what is being written.
        storage = { ...storage };
        box.set(name, value);
      }
    },
    /** All names with this beginning, in order. */
    names: (prefix: string) => Object.keys(storage).map(box.own).filter(name => name?.startsWith(prefix)).sort() as string[],
    clear: () => box.names('').forEach(name => box.set(name, null)),
    /** Our name for a raw storage key. */
    own: (raw: string): string | undefined => raw.split(root)[1],
  };
  return box;
}
