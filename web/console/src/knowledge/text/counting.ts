// How long an answer is on each channel, and into how many messages it goes.

/** Characters as a reader counts them: an emoji is one, line breaks are none. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
export const characters = (text: string): number => {
  let count = 0;
  for (const { segment } of graphemes.segment(text)) if (!/^[\r\n]+$/u.test(segment)) count++;
  return count;
};

/** WeChat takes 600 Chinese characters in one message: 2,048 bytes of UTF-8, with room left for a name. */
export const WECHAT_LIMIT = 600;

export interface Size {
  /** Characters, or for a text message the units its encoding charges for. */
  used: number;
  limit: number;
  messages: number;
}

export function wechatSize(text: string): Size {
  const used = characters(text);
  return { used, limit: WECHAT_LIMIT, messages: Math.max(1, Math.ceil(used / WECHAT_LIMIT)) };
}

// The default alphabet of GSM 03.38; its extension takes two places.
const GSM = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const GSM_TWO = new Set('^{}\\[~]|€');

/** A text message holds 160 places of the GSM alphabet or 70 UTF-16 units; a chain of them loses seven and three to the link. */
export function smsSize(text: string): Size {
  const plain = [...text].every((c) => GSM.has(c) || GSM_TWO.has(c));
  const used = plain ? [...text].reduce((sum, c) => sum + (GSM_TWO.has(c) ? 2 : 1), 0) : text.length;
  const [one, linked] = plain ? [160, 153] : [70, 67];
  return used <= one ? { used, limit: one, messages: 1 } : { used, limit: linked * Math.ceil(used / linked), messages: Math.ceil(used / linked) };
}
