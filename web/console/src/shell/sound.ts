// Two soft notes made on the spot: no audio file to load, and nothing sounds before the person touched the page.
let context: AudioContext | null = null;

function unlock(): void {
  context ??= new AudioContext();
  void context.resume();
}
if (typeof window !== 'undefined') window.addEventListener('pointerdown', unlock, { once: true, passive: true });

function tone(at: number, frequency: number, length: number): void {
  const oscillator = context!.createOscillator();
  const gain = context!.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.12, at + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + length);
  oscillator.connect(gain).connect(context!.destination);
  oscillator.start(at);
  oscillator.stop(at + length);
}

let last = 0;
export function play(kind: 'message' | 'alert'): void {
  if (!context || context.state !== 'running' || Date.now() - last < 1500) return;
  last = Date.now();
  const start = context.currentTime + 0.02;
  const notes = kind === 'alert' ? [659, 523, 659] : [587, 784];
  notes.forEach((frequency, i) => tone(start + i * 0.14, frequency, 0.26));
}
