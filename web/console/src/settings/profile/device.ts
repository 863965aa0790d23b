/** "Chrome · Windows": enough to recognise one's own device, no more than the server already stores. */
export function deviceName(userAgent: string): { browser: string; system: string; phone: boolean } {
  const browser =
    /MicroMessenger/u.test(userAgent) ? 'WeChat'
    : /Edg\//u.test(userAgent) ? 'Edge'
    : /OPR\//u.test(userAgent) ? 'Opera'
    : /Firefox\//u.test(userAgent) ? 'Firefox'
    : /Chrome\//u.test(userAgent) ? 'Chrome'
    : /Safari\//u.test(userAgent) ? 'Safari'
    : '';
  const system =
    /iPhone/u.test(userAgent) ? 'iPhone'
    : /iPad/u.test(userAgent) ? 'iPad'
    : /Android/u.test(userAgent) ? 'Android'
    : /Windows/u.test(userAgent) ? 'Windows'
    : /Mac OS X|Macintosh/u.test(userAgent) ? 'macOS'
    : /Linux|X11/u.test(userAgent) ? 'Linux'
    : '';
  return { browser, system, phone: /iPhone|Android|Mobile/u.test(userAgent) };
}
