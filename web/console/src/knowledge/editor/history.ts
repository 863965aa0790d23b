// Undo within the editor: typing in one place is one step, anything else is a step of its own.

export interface Moment {
  text: string;
  /** Block and caret, so that undoing shows where it happened. */
  block: number;
  caret: number;
}
const DEPTH = 200;
/** Typing that pauses longer than this begins a new step, in milliseconds. */
const PAUSE = 1_200;

export class History {
  private past: Moment[] = [];
  private future: Moment[] = [];
  private lastAt = 0;
  private lastKey = '';

  constructor(private now: Moment) {}

  get canUndo(): boolean {
    return this.past.length > 0;
  }
  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Begins anew, with nothing to go back to: another text is shown. */
  reset(moment: Moment): void {
    [this.now, this.past, this.future, this.lastKey] = [moment, [], [], ''];
  }

  /** `key` joins what belongs together (typing in one block); an empty one always makes a step. */
  record(moment: Moment, key: string, at: number): void {
    if (moment.text === this.now.text) {
      this.now = moment;
      return;
    }
    const joins = key !== '' && key === this.lastKey && at - this.lastAt < PAUSE;
    if (!joins) this.past = [...this.past, this.now].slice(-DEPTH);
    this.future = [];
    [this.now, this.lastAt, this.lastKey] = [moment, at, key];
  }

  undo(): Moment | null {
    const back = this.past.pop();
    if (!back) return null;
    this.future.push(this.now);
    this.lastKey = '';
    return (this.now = back);
  }

  redo(): Moment | null {
    const again = this.future.pop();
    if (!again) return null;
    this.past.push(this.now);
    this.lastKey = '';
    return (this.now = again);
  }
}
