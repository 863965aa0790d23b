// A table of orders on its way in: what its columns hold, and how it is sent.
import { api, ApiProblem } from '@/api/client';
import type { Id } from '@/api/types';
import type { OrderLine, OrderStage } from '@/orders/types';

export const ORDER_FIELDS = [
  'number', 'placedAt', 'stage', 'currency', 'total', 'buyerId', 'name', 'email', 'phone', 'address', 'sku', 'item', 'variant', 'quantity', 'price', 'carrier', 'tracking', 'parcelStage', 'note', 'url',
] as const;
export type OrderField = (typeof ORDER_FIELDS)[number];
/** Largest file the server takes, in bytes. */
export const MAX_FILE = 10 * 1024 * 1024;

export interface RowError { row: number; field: string; code: string }
export interface ReadOrder { number: string; stage: OrderStage; currency: string; total: number; placedAt: string; buyer: { name: string | null; email: string | null; phone: string | null }; lines: OrderLine[] }
export interface ImportReport {
  preview: boolean; rows: number; orders: number; created: number; changed: number; unchanged: number; errors: number;
  rowErrors: RowError[]; first: ReadOrder[]; headings: { title: string; field: OrderField | null }[];
}

/** Puts a field on a column; a field can come from one column only, so the one that had it is left out. */
export function mapColumn(mapping: readonly (OrderField | null)[], index: number, field: OrderField | null): (OrderField | null)[] {
  return mapping.map((held, i) => (i === index ? field : field !== null && held === field ? null : held));
}
/** As the server takes it: names from the left, nothing for a column that is left out. */
export const columnsText = (mapping: readonly (OrderField | null)[]): string => mapping.map((field) => field ?? '').join(',');
/** What is still missing before the table can be taken. */
export const missingFields = (mapping: readonly (OrderField | null)[]): OrderField[] => (['number', 'placedAt'] as const).filter((field) => !mapping.includes(field));

/** Rows that say the same thing about the same field are told once, with how many there are and where they begin. */
export function groupErrors(errors: readonly RowError[]): { field: string; code: string; rows: number[] }[] {
  const groups = new Map<string, { field: string; code: string; rows: number[] }>();
  for (const { row, field, code } of errors) {
    const key = `${field}/${code}`;
    const group = groups.get(key) ?? { field, code, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length);
}

/** Sends the table; tells how much of it is on the way (0..1), then waits for what the server made of it. */
export function sendTable(source: Id, file: Blob, query: { preview: boolean; currency: string; columns?: string | undefined }, onProgress: (share: number) => void, signal?: AbortSignal): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', api.url(`/order-sources/${source}/import`, { ...query, preview: query.preview || null }));
    request.setRequestHeader('Content-Type', 'text/csv');
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
      if (request.status === 200) resolve(body as ImportReport);
      else reject(new ApiProblem(request.status, body as Record<string, never>));
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
