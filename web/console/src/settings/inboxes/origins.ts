/** A website's address as a browser reports it: scheme, host and port, nothing after. Answers null for what is none. */
export function originOf(text: string): string | null {
  const entered = text.trim();
  if (!entered) return null;
  try {
    // Somebody pastes the address of a page, or leaves the scheme away; both mean the site.
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//iu.test(entered) ? entered : `https://${entered}`);
    return ['http:', 'https:'].includes(url.protocol) && url.hostname ? url.origin : null;
  } catch {
    return null;
  }
}
