// Notifications of the operating system: only while the console is open in the background and the person has allowed them.

/** Shows one; a second with the same id takes its place, also from another tab. Our own words only: nothing a customer wrote. */
export function desktop(id: string, text: string, run?: () => void): void {
  if (document.hasFocus() || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  try {
    const shown = new Notification('Heed', { body: text, tag: id, icon: '/accounts/mark.svg', silent: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
      run?.();
    };
  } catch {
    // Chrome on Android has them through a service worker only.
  }
}
