/** Anything but a 2xx. Status 0 means the server was not reached at all. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfter = 0,
    readonly fields: string[] = [],
  ) {
    super(code);
  }

  /** Worth repeating unchanged: not reached, overloaded, restarting, disk full. */
  get passing(): boolean {
    return !this.status || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export type Call = <T>(method: string, path: string, body?: object, wait?: number) => Promise<T>;

export function createApi(root: string, token: () => string | undefined): Call {
  return async <T>(method: string, path: string, body?: object, wait = 20_000): Promise<T> => {
    const form = body instanceof FormData;
    const headers: Record<string, string> = {};
    const bearer = token();
    if (bearer && path !== '/start') headers.Authorization = 'Bearer ' + bearer;
    if (body && !form) headers['Content-Type'] = 'application/json';
    // AbortSignal.timeout is too young for the browsers we serve.
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), wait);
    try {
      const answer = await fetch(root + path, {
        method,
        headers,
        body: form ? body : body && JSON.stringify(body),
        signal: stop.signal,
        credentials: 'omit',
        cache: 'no-store',
      });
      const text = await answer.text();
      if (answer.ok) return (text ? JSON.parse(text) : null) as T;
      const problem = /json/.test(answer.headers.get('Content-Type') ?? '') ? JSON.parse(text) : {};
      throw new Refusal(answer.status, problem.code ?? 'unknown', Number(answer.headers.get('Retry-After')) || 0,
        Object.keys(problem.errors ?? {}));
    } catch (error) {
      // A broken connection, a time-out and a half-received body are one thing to the caller: not reached.
      throw error instanceof Refusal ? error : new Refusal(0, 'unreachable');
    } finally {
      clearTimeout(timer);
    }
  };
}
