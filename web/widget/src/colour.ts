type Rgb = [number, number, number];

const fallback = '#3451d1';

export function parse(colour: string): Rgb {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour);
  const hex = short ? `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : colour;
  const value = parseInt((/^#[\da-f]{6}$/i.test(hex) ? hex : fallback).slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function format(rgb: Rgb): string {
  return '#' + rgb.map(part => Math.round(part).toString(16).padStart(2, '0')).join('');
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map(part => {
    const s = part / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Black or white, whichever reads better on the brand colour. */
export function textOn(colour: string): string {
  const rgb = parse(colour);
  return contrast(rgb, [255, 255, 255]) >= contrast(rgb, [0, 0, 0]) ? '#fff' : '#000';
}

/** The brand colour moved towards black or white until it reads as text on the given surface. */
export function clamp(colour: string, surface: string, ratio = 4.5): string {
  const ground = parse(surface);
  const towards = luminance(ground) > 0.2 ? 0 : 255;
  let rgb = parse(colour);
  for (let step = 0; step < 40 && contrast(rgb, ground) < ratio; step++) {
    rgb = rgb.map(part => part + (towards - part) * 0.08) as Rgb;
  }
  return format(rgb);
}
