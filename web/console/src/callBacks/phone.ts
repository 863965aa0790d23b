// Numbers are kept in E.164; people read them in groups.

/** +86 138 1234 5678, +86 10 8888 9999, +44 2079460958. */
export function readable(e164: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(e164);
  if (mobile) return `+86 ${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const land = /^\+86(10|2\d|[3-9]\d{2})(\d{3,4})(\d{4})$/.exec(e164);
  return land ? `+86 ${land[1]} ${land[2]} ${land[3]}` : e164;
}

/** The value of a datetime-local field for an instant, in the time of this computer. */
export function localValue(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
