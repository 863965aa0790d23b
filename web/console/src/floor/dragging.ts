// A conversation is drawn onto an agent with the pointer: mouse, pen or finger. Nothing is kept of it but where it is now.
import { onBeforeUnmount, shallowRef } from 'vue';
import type { Wait } from './types';

export interface Drag { wait: Wait; x: number; y: number; over: string | null }
const FAR_ENOUGH = 4;

/** The agent under a point: the nearest element that names one. */
const agentAt = (x: number, y: number): string | null => document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-agent]')?.dataset['agent'] ?? null;

export function useDragging(drop: (wait: Wait, agent: string) => void) {
  const drag = shallowRef<Drag | null>(null);
  let begin: { wait: Wait; x: number; y: number; pointer: number } | null = null;

  function move(e: PointerEvent): void {
    if (!begin || e.pointerId !== begin.pointer) return;
    if (!drag.value && Math.hypot(e.clientX - begin.x, e.clientY - begin.y) < FAR_ENOUGH) return;
    e.preventDefault();
    drag.value = { wait: begin.wait, x: e.clientX, y: e.clientY, over: agentAt(e.clientX, e.clientY) };
  }
  function end(e: PointerEvent): void {
    if (!begin || e.pointerId !== begin.pointer) return;
    const held = drag.value;
    cancel();
    if (held?.over) drop(held.wait, held.over);
  }
  function key(e: KeyboardEvent): void {
    if (e.key === 'Escape') cancel();
  }
  function cancel(): void {
    begin = null;
    drag.value = null;
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', key, true);
  }
  function start(wait: Wait, e: PointerEvent): void {
    if (e.button !== 0) return;
    // Otherwise the page would be selected, or scrolled, along the way.
    e.preventDefault();
    begin = { wait, x: e.clientX, y: e.clientY, pointer: e.pointerId };
    window.addEventListener('pointermove', move, { passive: false });
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, true);
  }
  onBeforeUnmount(cancel);
  return { drag, start };
}
