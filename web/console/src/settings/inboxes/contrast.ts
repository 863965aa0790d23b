// Brand colours come from customers' logos and may be too pale to read white text on. The widget darkens such a colour
// until text is readable; the editor shows the ratio and the colour that will really be used.

export const READABLE = 4.5;

export function isHex(color: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(color);
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Relative luminance as WCAG 2 defines it. */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself, or the nearest darker shade on which white text reads. */
export function readable(hex: string): string {
  let shade = hex;
  for (let step = 0; step < 100 && contrast(shade, '#ffffff') < READABLE; step++) {
    const darker = channels(shade).map((channel) => Math.floor(channel * 0.96));
    shade = `#${darker.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  }
  return shade;
}
