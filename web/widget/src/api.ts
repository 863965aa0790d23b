/** Anything but a 2xx. Status 0 means the server was not reached at all. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code = '',
    readonly after = 0,
    readonly errors: object = {},
  ) {
    super(code);
  }
}

/** Worth repeating unchanged: not reached, overloaded, restarting, disk full. */
export const passing = ({ status }: Refusal) => !status || status === 408 || status === 429 || status >= 500;

export type Call = <T>(method: string, path: string, body?: object, wait?: number) => Promise<T>;

export function createApi(root: string, token: () => string | undefined): Call {
  return async (method, path, body, wait = 20_000) => {
    const form = body instanceof FormData;
    const headers: HeadersInit = {};
    if (token() && path !== '/start') headers.Authorization = 'Bearer ' + token();
    if (body && !form) headers['Content-Type'] = 'application/json';
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), wait);
    try {
      const answer = await fetch(root + path, { method, headers, body: form ? body : JSON.stringify(body), signal: stop.signal, credentials: 'omit' });
      const text = await answer.text();
      if (answer.ok) return text && JSON.parse(text);
      // A proxy in between answers in HTML.
      const problem = text[0] === '{' ? JSON.parse(text) : {};
      throw new Refusal(answer.status, problem.code, Number(answer.headers.get('Retry-After')), problem.errors);
    } catch (error) {
      // A broken connection, a time-out and a half-received body are one thing to the caller: not reached.
      throw error instanceof Refusal ? error : new Refusal(0);
    } finally {
      clearTimeout(timer);
    }
  };
}
