import { describe, expect, it } from 'vitest';
import type { FlowDocument, FlowNode } from '@/knowledge/flows/api';
import { addNode, connect, curve, edgesOf, factsOf, freshId, heightOf, move, neighbour, portsOf, removeNode, tidy, WIDTH } from '@/knowledge/flows/graph';

const node = (id: string, more: Partial<FlowNode> = {}): FlowNode => ({ id, kind: 'say', x: 0, y: 0, ...more });
const flow = (...nodes: FlowNode[]): FlowDocument => ({ start: nodes[0]!.id, nodes });
const sample = flow(
  node('ask', { kind: 'ask', slot: 'order', next: 'way', fail: 'person' }),
  node('way', { kind: 'condition', x: 300, branches: [{ all: [{ fact: 'parcel.stage', is: 'equal', value: 'late' }], next: 'late' }], next: 'done' }),
  node('late', { x: 600, next: 'person' }),
  node('done', { kind: 'end', x: 600, y: 200 }),
  node('person', { kind: 'handOver', x: 900 }),
);
const overlap = (a: FlowNode, b: FlowNode) => a.x < b.x + WIDTH && b.x < a.x + WIDTH && a.y < b.y + heightOf(b) && b.y < a.y + heightOf(a);

describe('the drawing of a flow', () => {
  it('has a way out for everything that can happen, and none where it ends', () => {
    expect(portsOf(sample.nodes[0]!).map((port) => port.way)).toEqual(['next', 'fail']);
    expect(portsOf(sample.nodes[1]!).map((port) => port.way)).toEqual(['branch:0', 'next']);
    expect(portsOf(sample.nodes[3]!)).toEqual([]);
    expect(edgesOf(sample).map((edge) => `${edge.from}>${edge.to}`)).toEqual(['ask>way', 'ask>person', 'way>late', 'way>done', 'late>person']);
  });

  it('leaves to the right and arrives from the left', () => {
    expect(curve({ x: 0, y: 0 }, { x: 200, y: 50 }, 'right')).toBe('M0 0C100 0 100 50 200 50');
  });

  it('is connected anew without touching the document that was there', () => {
    const before = JSON.stringify(sample);
    expect(connect(sample, 'way', 'branch:0', 'done').nodes[1]!.branches![0]!.next).toBe('done');
    expect(connect(sample, 'ask', 'fail', null).nodes[0]!.fail).toBeNull();
    expect(move(sample, 'ask', -5, 33).nodes[0]).toMatchObject({ x: 0, y: 32 });
    expect(JSON.stringify(sample)).toBe(before);
  });

  it('closes up where a node is taken out of the middle, and never leads to itself or to nothing', () => {
    const less = removeNode(sample, 'way');
    expect(less.nodes[0]!.next).toBe('done');
    for (const { id } of sample.nodes) {
      const rest = removeNode(sample, id);
      for (const edge of edgesOf(rest)) expect(edge.from).not.toBe(edge.to);
      expect(rest.nodes.some((one) => one.id === rest.start)).toBe(true);
      expect(rest.nodes.flatMap(portsOf).some((port) => port.to === id)).toBe(false);
    }
  });

  it('grows behind the chosen node, on its free way, and never on top of another', () => {
    let document = flow(node('say1'));
    for (let i = 0; i < 20; i++) document = addNode(document, { id: freshId(document, 'say'), kind: 'say' }, document.nodes[i % 3 === 0 ? 0 : i]!.id);
    expect(new Set(document.nodes.map((one) => one.id)).size).toBe(21);
    expect(document.nodes[0]!.next).toBe('say2');
    for (const a of document.nodes) for (const b of document.nodes) if (a !== b) expect(overlap(a, b)).toBe(false);
  });

  it('is tidied into columns, circles and lost nodes included', () => {
    const ring = tidy(flow(node('a', { next: 'b' }), node('b', { next: 'a' }), node('lost')));
    expect(ring.nodes.map((one) => one.x)).toEqual([40, 300, 40]);
    const done = tidy(sample);
    for (const a of done.nodes) for (const b of done.nodes) if (a !== b) expect(overlap(a, b)).toBe(false);
  });

  it('is walked with the arrow keys', () => {
    expect(neighbour(sample, 'ask', 'right')).toBe('way');
    expect(neighbour(sample, 'way', 'left')).toBe('ask');
    expect(neighbour(sample, 'late', 'down')).toBe('done');
    expect(neighbour(sample, 'done', 'up')).toBe('late');
    expect(neighbour(sample, 'person', 'right')).toBeNull();
  });

  it('knows which facts a condition may ask for', () => {
    expect(factsOf(sample, [{ name: 'order.find', facts: ['order.status'] }])).toEqual(['order', 'parcel.stage']);
  });
});
