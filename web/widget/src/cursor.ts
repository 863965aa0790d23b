/**
 * Judges a frame against the last seq we hold. `prev` is the frame the server sent before this one: when it lies
 * beyond what we have seen, something in between never arrived. Frames without a seq (typing) always apply.
 */
export function judge(frame: { seq?: number; prev?: number }, last: number): 'apply' | 'skip' | 'gap' {
  return !frame.seq ? 'apply' : frame.seq <= last ? 'skip' : (frame.prev ?? 0) > last ? 'gap' : 'apply';
}
