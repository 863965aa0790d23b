// The connection to a language model as the server keeps it and as the form shows it: seconds, and money in whole units.
import { api, ApiProblem } from '@/api/client';
import type { Instant } from '@/api/types';

export interface ModelSpent { tokensIn: number; tokensOut: number; embeddingTokens: number; calls: number; failures: number; cost: number; capped: boolean }
export interface Model {
  address: string; model: string; embeddingModel: string; enabled: boolean; hasKey: boolean; timeLimit: number; dailyTokens: number; priceIn: number; priceOut: number; embeddingPrice: number;
  dailyCost: number; linkHosts: string[]; today: ModelSpent; restingUntil: Instant | null; version: number;
}
export interface ModelForm {
  address: string; model: string; embeddingModel: string; enabled: boolean;
  /** Null keeps the one there is, an empty text forgets it. */
  key: string | null;
  seconds: number | string; dailyTokens: number | string; priceIn: number | string; priceOut: number | string; embeddingPrice: number | string; dailyCost: number | string;
  linkHosts: string;
}
export interface Trial { text: string | null; failure: string | null; milliseconds: number }

const MONEY = 1_000_000;
export const blankModel = (): ModelForm => ({ 
  address: '', model: '', embeddingModel: '', enabled: true, key: null, seconds: 15, dailyTokens: 500_000, priceIn: 0, priceOut: 0, embeddingPrice: 0, dailyCost: 0, linkHosts: '',
});

export function formOf(model: Model): ModelForm {
  return {
    address: model.address, model: model.model, embeddingModel: model.embeddingModel, enabled: model.enabled, key: null, seconds: model.timeLimit / 1000, dailyTokens: model.dailyTokens,
    priceIn: model.priceIn / MONEY, priceOut: model.priceOut / MONEY, embeddingPrice: model.embeddingPrice / MONEY, dailyCost: model.dailyCost / MONEY, linkHosts: model.linkHosts.join('\n'),
  };
}

/** A field that was emptied counts as nought; the server says what is out of range. */
const whole = (entered: number | string, factor = 1): number => Math.round((Number(entered) || 0) * factor);

export function putOf(form: ModelForm): object {
  return {
    address: form.address.trim(), model: form.model.trim(), embeddingModel: form.embeddingModel.trim(), enabled: form.enabled, key: form.key, timeLimit: whole(form.seconds, 1000), dailyTokens: whole(form.dailyTokens),
    priceIn: whole(form.priceIn, MONEY), priceOut: whole(form.priceOut, MONEY), embeddingPrice: whole(form.embeddingPrice, MONEY), dailyCost: whole(form.dailyCost, MONEY), linkHosts: hostsOf(form.linkHosts),
  };
}

/** Names of hosts, one a line or between commas; an address that was pasted whole gives its host. */
export function hostsOf(text: string): string[] {
  const names = text.split(/[\s,;]+/u).map((part) => part.replace(/^https?:\/\//iu, '').split('/')[0]!.toLowerCase()).filter(Boolean);
  return [...new Set(names)];
}

/** Tokens of all kinds. */
export const tokensOf = (today: ModelSpent): number => today.tokensIn + today.tokensOut + today.embeddingTokens;

/** How much of a day's allowance is gone, 0 to 1, by tokens or by money, whichever is nearer to its end. */
export function usedShare({ today, dailyTokens, dailyCost }: Pick<Model, 'today' | 'dailyTokens' | 'dailyCost'>): number {
  const tokens = tokensOf(today) / Math.max(1, dailyTokens);
  return Math.min(1, Math.max(tokens, dailyCost > 0 ? today.cost / dailyCost : 0));
}

export type ModelState = 'off' | 'resting' | 'capped' | 'failing' | 'on';

/** What matters most now. A day on which most calls fail is told even while the next one may go well. */
export function stateOf(model: Model, now: number): ModelState {
  if (!model.enabled) return 'off';
  if (model.restingUntil && Date.parse(model.restingUntil) > now) return 'resting';
  // A call that could pass the cap is not made: the end may come well before the last token.
  if (model.today.capped || usedShare(model) >= 0.995) return 'capped';
  return model.today.failures >= 3 && model.today.failures * 2 > model.today.calls ? 'failing' : 'on';
}

export const money = (millionths: number): string => (millionths / MONEY).toLocaleString(undefined, { maximumFractionDigits: millionths < MONEY ? 4 : 2 });

export const connection = {
  /** Null while the workspace has none. */
  read: () => api.get<Model>('/model').catch((e: unknown) => {
    if (e instanceof ApiProblem && e.status === 404) return null;
    throw e;
  }),
  save: (form: ModelForm, version: number | null) => api.put<Model>('/model', putOf(form), version === null ? {} : { ifMatch: version }),
  remove: () => api.del('/model'),
  /** Waits a little longer than the longest time limit. */
  try: () => api.post<Trial>('/model/test', {}, { timeout: 75_000 }),
};
