export type Verdict = 'apply' | 'skip' | 'gap';

/** Where we stand in the server's ledger: `EPOCH.SEQ`. */
export function createCursor(start: string | null) {
  let epoch = '';
  let seq = 0;
  const set = (text: string) => {
    const dot = text.lastIndexOf('.');
    epoch = text.slice(0, dot);
    seq = Number(text.slice(dot + 1));
  };
  if (start) set(start);
  return {
    set,
    text: () => epoch ? `${epoch}.${seq}` : null,
    /**
     * Frames without a seq (typing, ping) always apply. `prev` is the frame the server sent before this one: when it
     * lies beyond what we have seen, something in between never arrived.
     */
    judge(frame: { seq?: number; prev?: number }): Verdict {
      if (frame.seq === undefined) return 'apply';
      if (frame.seq <= seq) return 'skip';
      if (frame.prev !== undefined && frame.prev > seq) return 'gap';
      seq = frame.seq;
      return 'apply';
    },
  };
}
