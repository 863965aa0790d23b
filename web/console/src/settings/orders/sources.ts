// Where orders come from, as `W/order-sources` answers it, and what a person edits of it.
import type { Id, Instant, Item } from '@/api/types';
import type { RequestKind } from '@/orders/types';
import { pick } from '../form/draft';

export const REQUEST_KINDS = ['refund', 'exchange', 'coupon'] as const satisfies readonly RequestKind[];
export type SourceType = 'embedded' | 'rest';

export interface OrderSource extends Item {
  name: string;
  type: SourceType;
  brandId: Id | null;
  baseUrl: string | null;
  enabled: boolean;
  offers: RequestKind[];
  secretAt: Instant | null;
  failingSince: Instant | null;
  failure: string | null;
  lastOrderAt: Instant | null;
  orders: number;
  createdAt: Instant;
}
export interface SourceTry { ok: boolean; error: string | null; text: string | null; durationMs: number }

export type SourceFields = Pick<OrderSource, 'name' | 'type' | 'brandId' | 'baseUrl' | 'offers'>;
export const blankSource = (): SourceFields => ({ name: '', type: 'embedded', brandId: null, baseUrl: null, offers: [...REQUEST_KINDS] });
export const sourceFields = (source: OrderSource): SourceFields => pick(source, ['name', 'type', 'brandId', 'baseUrl', 'offers'] as const);

/** What keeps it from being saved; empty when nothing does. */
export function sourceChecks(fields: SourceFields): { name?: 'required'; baseUrl?: 'required' | 'url' } {
  const url = (fields.baseUrl ?? '').trim();
  const wrong: ReturnType<typeof sourceChecks> = {};
  if (!fields.name.trim()) wrong.name = 'required';
  if (fields.type === 'rest' && !url) wrong.baseUrl = 'required';
  else if (fields.type === 'rest' && !/^https?:\/\/[^\s@]+$/u.test(url)) wrong.baseUrl = 'url';
  return wrong;
}

export type SourceState = 'off' | 'failing' | 'incomplete' | 'empty' | 'good';
/** The one thing about a source that matters most now. */
export function stateOf(source: OrderSource): SourceState {
  if (!source.enabled) return 'off';
  if (source.type === 'rest' && !source.secretAt) return 'incomplete';
  if (source.failingSince) return 'failing';
  return source.orders === 0 ? 'empty' : 'good';
}
export const stateTones = { off: 'neutral', failing: 'danger', incomplete: 'warning', empty: 'neutral', good: 'success' } as const;
export const stateIcons = { off: 'ban', failing: 'error', incomplete: 'alert', empty: 'inbox', good: 'done' } as const;

/** The group of words that explains an error of a shop: `http503` and `http500` mean the same to a person. */
export function errorKey(code: string): string {
  if (/^http4/u.test(code)) return code === 'http401' || code === 'http403' ? 'httpDenied' : 'http4';
  return /^http/u.test(code) ? 'http5' : code;
}
