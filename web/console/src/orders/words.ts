// Orders in words: money, stages, and the sentence that goes into a reply.
import { language, t } from '@/i18n';
import { formatDate, formatDateTime } from '@/i18n/format';
import type { Order, OrderStage, Parcel, ParcelStage, RequestState } from './types';

const digits = (currency: string): number => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** ¥1,299.00; a currency nobody knows stands before its number. */
export function money(minor: number, currency: string): string {
  try {
    const amount = minor / 10 ** digits(currency);
    return new Intl.NumberFormat(language.value, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount);
  } catch {
    return `${currency} ${minor / 100}`;
  }
}

/** Minor units of what was typed; null for what is no amount, or has more digits than the currency. */
export function minorOf(text: string, currency: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{1,12}(\.\d{1,3})?$/u.test(plain)) return null;
  const minor = Number(plain) * 10 ** digits(currency);
  return Math.abs(minor - Math.round(minor)) < 1e-6 && minor > 0 ? Math.round(minor) : null;
}

export const amountText = (minor: number, currency: string): string => (minor / 10 ** digits(currency)).toFixed(digits(currency));

export const stageTones: Record<OrderStage, 'neutral' | 'info' | 'success' | 'warning' | 'danger'> = {
  placed: 'warning', paid: 'info', packed: 'info', shipped: 'info', delivered: 'success', completed: 'success', cancelled: 'neutral', returning: 'warning', refunded: 'neutral',
};
export const requestTones: Record<RequestState, 'neutral' | 'info' | 'success' | 'warning' | 'danger'> = { waiting: 'warning', running: 'info', done: 'success', rejected: 'neutral', failed: 'danger' };

const WAY: readonly ParcelStage[] = ['waiting', 'pickedUp', 'moving', 'outForDelivery', 'delivered'];
export const WAY_LENGTH = WAY.length;
/** How many of the five parts of its way a parcel has behind it; what is held or came back stands where it was. */
export const wayOf = (parcel: Parcel): number => (parcel.stage === 'exception' || parcel.stage === 'returned' ? 3 : WAY.indexOf(parcel.stage) + 1);

/** What an agent would write about the order now. */
export function factsOf(order: Order): string {
  const parcel = order.parcels[0];
  const step = parcel?.steps?.[0];
  const lines = [t('orders.say.order', { number: order.number, items: order.lines.map((line) => line.name).join(t('orders.say.and')), stage: t(`orders.stage.${order.stage}`) })];
  if (parcel && step) lines.push(t('orders.say.parcel', { carrier: parcel.carrier ?? '', number: parcel.trackingNumber, when: formatDateTime(step.at), text: step.text }));
  if (parcel?.dueAt && parcel.stage !== 'delivered') lines.push(t('orders.say.due', { when: formatDate(parcel.dueAt) }));
  return lines.join('\n');
}
