// Orders as `W/orders` answers them. Amounts are whole numbers of minor units.
import type { Id, Instant } from '@/api/types';

export const ORDER_STAGES = ['placed', 'paid', 'packed', 'shipped', 'delivered', 'completed', 'cancelled', 'returning', 'refunded'] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];
export type ParcelStage = 'waiting' | 'pickedUp' | 'moving' | 'outForDelivery' | 'delivered' | 'exception' | 'returned';

export interface ParcelStep { at: Instant; text: string; place: string | null }
export interface Parcel { trackingNumber: string; stage: ParcelStage; carrier: string | null; dueAt: Instant | null; url: string | null; steps: ParcelStep[] | null }
export interface OrderLine { name: string; quantity: number; price: number; sku: string | null; variant: string | null }
export interface Order {
  id: Id;
  version: number;
  sourceId: Id;
  sourceName: string;
  number: string;
  stage: OrderStage;
  stageText: string | null;
  currency: string;
  total: number;
  refunded: number;
  placedAt: Instant;
  asOf: Instant;
  stale: boolean;
  buyer: { id: string | null; name: string | null; email: string | null; phone: string | null; address: string | null };
  customerId: Id | null;
  url: string | null;
  note: string | null;
  lines: OrderLine[];
  parcels: Parcel[];
}
export interface OrdersFound { items: Order[]; next: string | null; asOf: Instant | null; unreachable: string[] }

export type RequestKind = 'refund' | 'exchange' | 'coupon';
export type RequestState = 'waiting' | 'running' | 'done' | 'rejected' | 'failed';
export interface OrderRequest {
  id: Id;
  version: number;
  orderId: Id;
  orderNumber: string;
  kind: RequestKind;
  state: RequestState;
  amount: number;
  currency: string;
  reason: string;
  customerId: Id | null;
  askedBy: 'person' | 'customer' | 'apiKey' | 'system';
  askedById: Id | null;
  askedAt: Instant;
  conversationId: Id | null;
  sourceId: Id;
  decidedById: Id | null;
  decidedAt: Instant | null;
  doneAt: Instant | null;
  audit: { at: Instant; step: 'asked' | 'approved' | 'rejected' | 'tried' | 'done' | 'failed' | 'retried' | 'reopened'; by: Id | null; detail: string | null }[];
  decisionNote: string | null;
  reference: string | null;
  problem: string | null;
  problemText: string | null;
}
