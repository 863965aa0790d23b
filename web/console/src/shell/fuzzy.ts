/** How well the letters of `query` are found, in order, in `text`: higher is better, -1 not at all. */
export function fuzzy(query: string, text: string): number {
  const q = query.toLowerCase().trim();
  const s = text.toLowerCase();
  if (q === '') return 0;
  const whole = s.indexOf(q);
  if (whole >= 0) return 1000 - whole * 2 - s.length * 0.1 + (whole === 0 || /[\s·:/#(]/.test(s[whole - 1]!) ? 100 : 0);
  let at = -1;
  let score = 0;
  for (const letter of q) {
    if (letter === ' ') continue;
    const found = s.indexOf(letter, at + 1);
    if (found < 0) return -1;
    score += found === at + 1 ? 8 : /[\s·:/#(]/.test(s[found - 1] ?? ' ') ? 6 : 1;
    at = found;
  }
  return score - s.length * 0.05;
}
