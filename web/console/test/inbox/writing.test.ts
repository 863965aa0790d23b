import { describe, expect, it } from 'vitest';
import { canUndo, likelyTarget, lostFacts, tasksFor } from '@/inbox/writing/proposal';

describe('facts of a draft', () => {
  it('are missed when the proposal has lost them', () => {
    expect(lostFacts('Order HD-20261 of 3 May costs 1,299.00, write to ana@shop.example', 'We will look into your order.')).toEqual(['HD-20261', '1,299.00', 'ana@shop.example']);
  });

  it('are not missed for being written another way', () => {
    expect(lostFacts('Call 138 0013 8000, 1,299.00', 'Please call 13800138000; it is 1299.00.')).toEqual([]);
    expect(lostFacts('See https://shop.example/a.', 'Look at https://shop.example/a!')).toEqual([]);
  });

  it('leave single digits alone, name each once and no more than six', () => {
    expect(lostFacts('2 of 3, 11 and 11', 'two of three')).toEqual(['11']);
    expect(lostFacts('11 22 33 44 55 66 77 88', '')).toHaveLength(6);
  });

  it('are found in a huge draft in no time', () => {
    const began = performance.now();
    lostFacts('1'.repeat(100_000), 'x'.repeat(100_000));
    lostFacts('a.'.repeat(50_000) + '@', '');
    expect(performance.now() - began).toBeLessThan(500);
  });
});

it('translates into the customer’s language where it is another one', () => {
  expect(likelyTarget('fr', 'zh-CN')).toBe('fr');
  expect([likelyTarget('zh-Hant', 'zh-CN'), likelyTarget(null, 'zh-CN'), likelyTarget('und', 'en')]).toEqual(['en', 'en', 'zh-Hans']);
});

describe('the way back', () => {
  it('is there until somebody writes on', () => {
    expect(canUndo({ before: 'a', after: 'b' }, 'b')).toBe(true);
    expect(canUndo({ before: 'a', after: 'b' }, 'bc')).toBe(false);
    expect(canUndo(null, '')).toBe(false);
  });
});

describe('what may be asked for', () => {
  it('is other words where there are some, and an answer where there are none', () => {
    expect(tasksFor('  ')).toEqual(['answer', 'summarise']);
    expect(tasksFor('Hello')).not.toContain('answer');
  });
});
