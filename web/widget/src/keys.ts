/**
 * Whether this key press sends the message. While a Chinese, Japanese or Korean word is being composed Enter only
 * picks the candidate: browsers say so by isComposing, Safari (which ends the composition first) by keyCode 229.
 */
export function sends(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode'>): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.isComposing && event.keyCode !== 229;
}
