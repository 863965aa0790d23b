import { contrast, parseHex } from '@/ui/color';

export const READABLE = 4.5;

/**
 * The colour itself, or the nearest darker shade on which white text reads.
 * Brand colours come from logos and may be too pale; the widget darkens them the same way.
 */
export function readable(hex: string): string {
  let shade = hex;
  for (let step = 0; step < 100; step++) {
    const rgb = parseHex(shade);
    if (!rgb || contrast(shade, '#ffffff') >= READABLE) break;
    shade = `#${[rgb.r, rgb.g, rgb.b].map((part) => Math.floor(part * 0.96).toString(16).padStart(2, '0')).join('')}`;
  }
  return shade;
}
