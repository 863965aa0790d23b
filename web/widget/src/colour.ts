type Rgb = number[];

const parse = (hex: string): Rgb => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));

/** The site's colour when it is one, else Heed's own. */
export const known = (colour: string) => /^#[\da-f]{6}$/i.test(colour) ? colour : '#3451d1';

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map(part => part <= 10 ? part / 3295 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! + 0.05;
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const ratio = luminance(parse(a)) / luminance(parse(b));
  return Math.max(ratio, 1 / ratio);
}

/** Black or white, whichever reads better on the brand colour. */
export function textOn(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#fff' : '#000';
}
