import { describe, expect, it } from 'vitest';
import { blankModel, formOf, hostsOf, putOf, stateOf, usedShare, type Model } from '@/settings/model/connection';

const model = (patch: Partial<Model> = {}): Model => ({
  address: 'https://models.example/v1', model: 'm', embeddingModel: 'reader', enabled: true, hasKey: true, timeLimit: 12_500, dailyTokens: 1_000, priceIn: 2_500_000, priceOut: 10_000_000, embeddingPrice: 20_000, dailyCost: 5_000_000, linkHosts: ['a.example'],
  today: { tokensIn: 0, tokensOut: 0, embeddingTokens: 0, calls: 0, failures: 0, cost: 0, capped: false }, restingUntil: null, version: 3, ...patch,
});

describe('the connection to a model', () => {
  it('comes back as it was when nothing is typed, and leaves the key alone', () => {
    expect(putOf(formOf(model()))).toEqual({
      address: 'https://models.example/v1', model: 'm', embeddingModel: 'reader', enabled: true, key: null, timeLimit: 12_500, dailyTokens: 1_000, priceIn: 2_500_000, priceOut: 10_000_000, embeddingPrice: 20_000, dailyCost: 5_000_000, linkHosts: ['a.example'],
    });
  });

  it('keeps the difference between no new key and a key to forget', () => {
    expect(putOf({ ...blankModel(), key: '' })).toMatchObject({ key: '' });
    expect(putOf(blankModel())).toMatchObject({ key: null });
  });

  it('takes money that binary fractions cannot hold, and emptied fields', () => {
    expect(putOf({ ...blankModel(), priceIn: 0.15, priceOut: '0.6', dailyCost: '' })).toMatchObject({ priceIn: 150_000, priceOut: 600_000, dailyCost: 0 });
  });

  it('reads hosts from whatever was pasted', () => {
    expect(hostsOf('https://Help.example/de/x, help.example\nshop.example ')).toEqual(['help.example', 'shop.example']);
  });

  it('tells the nearer of both allowances', () => {
    const today = { tokensIn: 100, tokensOut: 100, embeddingTokens: 0, calls: 1, failures: 0, cost: 4_000_000, capped: false };
    expect(usedShare(model({ today }))).toBe(0.8);
    expect(usedShare(model({ today, dailyCost: 0 }))).toBe(0.2);
  });

  it('says first what keeps it from being asked', () => {
    const resting = { restingUntil: '2026-01-01T00:00:30Z' };
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(stateOf(model({ ...resting, enabled: false }), now)).toBe('off');
    expect(stateOf(model(resting), now)).toBe('resting');
    expect(stateOf(model(resting), now + 31_000)).toBe('on');
    expect(stateOf(model({ today: { tokensIn: 600, tokensOut: 400, embeddingTokens: 0, calls: 9, failures: 9, cost: 0, capped: false } }), now)).toBe('capped');
    expect(stateOf(model({ today: { tokensIn: 0, tokensOut: 0, embeddingTokens: 0, calls: 5, failures: 3, cost: 0, capped: false } }), now)).toBe('failing');
    expect(stateOf(model({ today: { tokensIn: 0, tokensOut: 0, embeddingTokens: 0, calls: 2, failures: 2, cost: 0, capped: false } }), now)).toBe('on');
  });
});
