// Asks for the floor again and again, for days: one request at a time, nothing kept but the newest answer, back by itself after an outage.
import { shallowRef } from 'vue';

const EVERY = 2_000;
const LONGEST = 15_000;

export interface FeedOptions<T> {
  /** The newest state, or undefined while what is known still holds. */
  ask: (known: T | null, signal: AbortSignal) => Promise<T | undefined>;
  now: () => number;
  /** False while nobody looks: then nothing is asked. */
  awake: () => boolean;
  every?: number;
}

export class Feed<T> {
  readonly data = shallowRef<T | null>(null);
  /** Set while the last question failed. */
  readonly error = shallowRef<unknown>(null);
  /** When the server last said how things are, by `now`; 0 before. */
  readonly heardAt = shallowRef(0);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | null = null;
  private failures = 0;
  private running = false;

  constructor(private readonly options: FeedOptions<T>) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    void this.ask();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asking = null;
  }

  /** Takes what is known of another question, and asks that one at once. */
  turn(known: T | null): Promise<void> {
    this.data.value = known;
    return this.refresh();
  }

  /** Asks at once: after an act of one's own, or when somebody looks again. */
  async refresh(): Promise<void> {
    this.asking?.abort();
    this.asking = null;
    await this.ask();
  }

  private async ask(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.running) return;
    if (!this.options.awake()) {
      this.next(this.options.every ?? EVERY);
      return;
    }
    const mine = (this.asking = new AbortController());
    try {
      const answer = await this.options.ask(this.data.value, mine.signal);
      if (this.asking !== mine) return;
      if (answer !== undefined) this.data.value = answer;
      this.heardAt.value = this.options.now();
      this.error.value = null;
      this.failures = 0;
    } catch (error) {
      if (this.asking !== mine) return;
      this.error.value = error;
      this.failures++;
    }
    this.asking = null;
    const every = this.options.every ?? EVERY;
    this.next(this.failures === 0 ? every : Math.min(LONGEST, every * 2 ** Math.min(this.failures - 1, 4)));
  }

  private next(wait: number): void {
    clearTimeout(this.timer);
    if (this.running) this.timer = setTimeout(() => void this.ask(), wait);
  }
}
