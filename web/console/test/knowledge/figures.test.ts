import { describe, expect, it } from 'vitest';
import type { FlowNode } from '@/knowledge/flows/api';
import { everyDay, passed, percent, wayKey, type FlowFigures } from '@/knowledge/flows/figures';

const words = { 'zh-CN': '', en: '' };
const choices: FlowNode = { id: 'c', kind: 'choices', x: 0, y: 0, choices: [{ id: 'b', label: words, next: null }, { id: 'a', label: words, next: null }] };
const figures: FlowFigures = {
  days: 3, begun: 40, solved: 1, ended: 1, handedOver: 1, waiting: 1, dropped: 1,
  nodes: [{ node: 'c', entered: 40, ways: [{ way: 'choice.a', times: 30 }], person: 4, stopped: 6 }], byDay: [{ day: '2026-02-02', begun: 5, completed: 3, handedOver: 1 }],
};

describe('figures of a flow', () => {
  it('follow a choice that was put at another place', () => {
    expect(wayKey(choices, 'choice:1')).toBe('choice.a');
    expect(passed(figures, choices, 'choice:1')).toEqual({ times: 30, share: 0.75 });
    expect(passed(figures, choices, 'choice:0')).toEqual({ times: 0, share: 0 });
  });
  it('say nothing about nodes nobody came to', () => {
    expect(passed(figures, { ...choices, id: 'new' }, 'choice:1')).toBeNull();
    expect(passed(null, choices, 'choice:1')).toBeNull();
  });
  it('never round a few to nothing nor most to all', () => {
    expect([percent(1, 1000), percent(999, 1000), percent(0, 10), percent(10, 10), percent(1, 3)]).toEqual([1, 99, 0, 100, 33]);
    expect(percent(3, 0)).toBe(0);
  });
  it('have every day of the period', () => {
    expect(everyDay(figures, new Date('2026-02-03T10:00:00Z')).map((one) => `${one.day} ${one.begun}`)).toEqual(['2026-02-01 0', '2026-02-02 5', '2026-02-03 0']);
  });
});
