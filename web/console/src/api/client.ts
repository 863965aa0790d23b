// The one way to the server. Answers are the contract's JSON; refusals are ApiProblem.
export interface FieldError {
  code: string;
  message: string;
}

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  traceId?: string;
  errors?: Record<string, FieldError[]>;
  [extra: string]: unknown;
}

export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly code: string;
  readonly traceId: string | null;
  readonly errors: Record<string, FieldError[]>;

  constructor(
    /** 0 when no answer came at all. */
    readonly status: number,
    readonly body: ProblemBody,
    readonly retryAfter: number | null = null,
  ) {
    super(body.detail ?? body.title ?? body.code ?? `HTTP ${status}`);
    this.code = body.code ?? (status === 0 ? 'offline' : `http${status}`);
    this.traceId = body.traceId ?? null;
    this.errors = body.errors ?? {};
  }

  /** Nothing was refused: the same request may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export interface Options {
  query?: Record<string, string | number | boolean | null | undefined>;
  /** Version the edit is based on; the server answers 412 `stale` when it moved on. */
  ifMatch?: number;
  /** Makes a POST repeatable; one is made up when absent. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Milliseconds; 0 waits as long as it takes. */
  timeout?: number;
}

/** Called when a session has ended: the application shows the sign-in page. */
let signedOut: () => void = () => undefined;
export function onSignedOut(handler: () => void): void {
  signedOut = handler;
}

export function newId(): string {
  // UUIDv7: ordered by time, so that ids made here sort with the server's.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

async function problem(response: Response): Promise<ApiProblem> {
  const after = Number(response.headers.get('Retry-After'));
  let body: ProblemBody = {};
  if (response.headers.get('Content-Type')?.includes('json')) {
    // A proxy may cut a body short; the status alone still says enough.
    body = (await response.json().catch(() => ({}))) as ProblemBody;
  }
  return new ApiProblem(response.status, body, Number.isFinite(after) && after > 0 ? after : null);
}

function address(base: string, path: string, query: Options['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${base}${path}?${text}` : base + path;
}

export class Client {
  constructor(private readonly base: () => string) {}

  url(path: string, query?: Options['query']): string {
    return address(this.base(), path, query);
  }

  get<T>(path: string, options?: Options): Promise<T> {
    return this.send<T>('GET', path, undefined, options);
  }

  post<T>(path: string, body?: unknown, options: Options = {}): Promise<T> {
    return this.send<T>('POST', path, body, { ...options, idempotencyKey: options.idempotencyKey ?? newId() });
  }

  patch<T>(path: string, body: unknown, options?: Options): Promise<T> {
    return this.send<T>('PATCH', path, body, options);
  }

  put<T>(path: string, body?: unknown, options?: Options): Promise<T> {
    return this.send<T>('PUT', path, body, options);
  }

  del(path: string, options?: Options): Promise<void> {
    return this.send<void>('DELETE', path, undefined, options);
  }

  private async send<T>(method: string, path: string, body: unknown, options: Options = {}): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
    if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`;

    const timeout = options.timeout ?? 20_000;
    const signals = [options.signal, timeout > 0 ? AbortSignal.timeout(timeout) : undefined].filter((s) => s !== undefined);
    let response: Response;
    try {
      response = await fetch(address(this.base(), path, options.query), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'same-origin',
        signal: signals.length > 0 ? AbortSignal.any(signals) : undefined,
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new ApiProblem(0, { code: 'offline' });
    }
    if (response.ok) {
      if (response.status === 204 || response.status === 202) return undefined as T;
      return (await response.json()) as T;
    }
    const refused = await problem(response);
    if (refused.status === 401 && refused.code === 'signInRequired') signedOut();
    // A workspace that lets nobody in without a second factor: setting one up lies outside of it.
    if (refused.status === 403 && refused.code === 'secondFactorNeeded') location.assign(`/protect?returnUrl=${encodeURIComponent(location.pathname)}`);
    throw refused;
  }
}

let workspace = 0;
export function setWorkspace(id: number): void {
  workspace = id;
}

/** Addresses below /api/v1. */
export const root = new Client(() => '/api/v1');
/** Addresses below /api/v1/w/{workspace}. */
export const api = new Client(() => `/api/v1/w/${workspace}`);

/** Reads every page of a list; for settings and other lists that stay small. */
export async function readAll<T>(path: string, query: Options['query'] = {}): Promise<T[]> {
  const items: T[] = [];
  let after: string | null = null;
  do {
    const page: { items: T[]; next?: string | null } = await api.get(path, { query: { ...query, limit: 200, after } });
    items.push(...page.items);
    after = page.next ?? null;
  } while (after);
  return items;
}

/** Uploads one file and reports progress (0..1); fetch cannot do that, so this is XMLHttpRequest. */
export function upload<T>(file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', api.url('/files'));
    request.setRequestHeader('Idempotency-Key', newId());
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    request.onerror = () => reject(new ApiProblem(0, { code: 'offline' }));
    request.onabort = () => reject(new ApiProblem(0, { code: 'cancelled' }));
    request.onload = () => {
      let body: unknown = {};
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = { title: request.statusText };
      }
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(new ApiProblem(request.status, body as ProblemBody));
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
