// Focus that is on something taken away falls to the page, and whoever works by keyboard has to begin anew from the top.
// It goes to the nearest thing around it that is still there instead.
const around: HTMLElement[] = [];

function remember(e: FocusEvent): void {
  around.length = 0;
  for (let at = e.target as Element | null; at; at = at.parentElement) if (at instanceof HTMLElement && (at === e.target || at.hasAttribute('tabindex'))) around.push(at);
}

function mend(): void {
  if (document.activeElement !== document.body || around.length === 0 || around[0]!.isConnected) return;
  const next = around.find((one) => one.isConnected && one.checkVisibility()) ?? document.getElementById('main');
  next?.focus({ preventScroll: true });
}

/** Watches until the returned function is called. */
export function keepFocus(): () => void {
  let asked = 0;
  // Whoever takes something away may have a better place in mind: it goes first.
  const observer = new MutationObserver(() => {
    if (asked || document.activeElement !== document.body) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      mend();
    });
  });
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
    cancelAnimationFrame(asked);
  };
}
