// A flow as a drawing: where its nodes stand, which ways lead out of them, and what every edit makes of it. Pure; a document is never changed in place.
import type { FlowDocument, FlowNode, NodeKind } from './api';

export const WIDTH = 196;
const HEAD = 62;
const ROW = 28;

/** A way out of a node: `next`, `fail`, or the number of a branch or choice. */
export type Way = 'next' | 'fail' | `branch:${number}` | `choice:${number}`;
export interface Port { way: Way; to: string | null; x: number; y: number; side: 'right' | 'bottom' }
export interface Edge { key: string; from: string; to: string; way: Way; path: string; middle: { x: number; y: number } }
export type Direction = 'left' | 'right' | 'up' | 'down';

const fails = new Set<NodeKind>(['ask', 'action', 'knowledge', 'choices', 'verify', 'rating']);
const last = new Set<NodeKind>(['end', 'handOver']);
const indexOf = (way: Way): number => Number(way.slice(7));

/** Rows under the head of a node, one for each way that is chosen there. */
export function rowsOf(node: FlowNode): Way[] {
  if (node.kind === 'condition') return [...(node.branches ?? []).map((_, i) => `branch:${i}` as Way), 'next'];
  return node.kind === 'choices' ? (node.choices ?? []).map((_, i) => `choice:${i}` as Way) : [];
}
export const heightOf = (node: FlowNode): number => HEAD + rowsOf(node).length * ROW;

export function target(node: FlowNode, way: Way): string | null {
  if (way === 'next' || way === 'fail') return node[way] ?? null;
  return (way.startsWith('branch') ? node.branches?.[indexOf(way)]?.next : node.choices?.[indexOf(way)]?.next) || null;
}
/** Every way out, drawn where it begins, in coordinates of the node. */
export function portsOf(node: FlowNode): Port[] {
  const ports: Port[] = rowsOf(node).map((way, i) => ({ way, to: target(node, way), x: WIDTH, y: HEAD + i * ROW + ROW / 2, side: 'right' }));
  if (!last.has(node.kind) && node.kind !== 'condition' && node.kind !== 'choices') ports.push({ way: 'next', to: target(node, 'next'), x: WIDTH, y: HEAD / 2, side: 'right' });
  if (fails.has(node.kind)) ports.push({ way: 'fail', to: target(node, 'fail'), x: WIDTH / 2, y: heightOf(node), side: 'bottom' });
  return ports;
}

/** A smooth line that leaves to the right (or down) and arrives from the left. */
export function curve(from: { x: number; y: number }, to: { x: number; y: number }, side: Port['side']): string {
  const reach = Math.max(36, Math.abs(to.x - from.x) / 2);
  const out = side === 'right' ? `${from.x + reach} ${from.y}` : `${from.x} ${from.y + Math.max(36, Math.abs(to.y - from.y) / 2)}`;
  return `M${from.x} ${from.y}C${out} ${to.x - (side === 'right' ? reach : Math.min(60, reach))} ${to.y} ${to.x} ${to.y}`;
}
export function edgesOf(document: FlowDocument): Edge[] {
  const places = new Map(document.nodes.map((node) => [node.id, node]));
  return document.nodes.flatMap((node) =>
    portsOf(node).flatMap((port) => {
      const end = port.to === null ? undefined : places.get(port.to);
      if (!end) return [];
      const a = { x: node.x + port.x, y: node.y + port.y };
      const b = { x: end.x, y: end.y + HEAD / 2 };
      return [{ key: `${node.id}/${port.way}`, from: node.id, to: end.id, way: port.way, path: curve(a, b, port.side), middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } }];
    }),
  );
}
export const extent = (document: FlowDocument): { width: number; height: number } => ({
  width: Math.max(600, ...document.nodes.map((node) => node.x + WIDTH + 80)),
  height: Math.max(300, ...document.nodes.map((node) => node.y + heightOf(node) + 80)),
});

const replace = (document: FlowDocument, id: string, change: (node: FlowNode) => FlowNode): FlowDocument => ({ ...document, nodes: document.nodes.map((node) => (node.id === id ? change(node) : node)) });
export const patchNode = (document: FlowDocument, id: string, patch: Partial<FlowNode>): FlowDocument => replace(document, id, (node) => ({ ...node, ...patch }));
export const move = (document: FlowDocument, id: string, x: number, y: number): FlowDocument => patchNode(document, id, { x: Math.max(0, Math.round(x / 4) * 4), y: Math.max(0, Math.round(y / 4) * 4) });

function lead(node: FlowNode, way: Way, to: string | null): FlowNode {
  if (way === 'next' || way === 'fail') return { ...node, [way]: to };
  const at = indexOf(way);
  if (way.startsWith('branch')) return { ...node, branches: (node.branches ?? []).map((one, i) => (i === at ? { ...one, next: to ?? '' } : one)) };
  return { ...node, choices: (node.choices ?? []).map((one, i) => (i === at ? { ...one, next: to } : one)) };
}
export const connect = (document: FlowDocument, id: string, way: Way, to: string | null): FlowDocument => replace(document, id, (node) => lead(node, way, to));

/** Its ways are taken over by those who led to it, so that a flow is not cut in two by removing a step from its middle. */
export function removeNode(document: FlowDocument, id: string): FlowDocument {
  const gone = document.nodes.find((node) => node.id === id);
  if (!gone) return document;
  const heir = gone.next && gone.next !== id ? gone.next : null;
  const nodes = document.nodes.filter((node) => node.id !== id).map((node) => portsOf(node).reduce((now, port) => (port.to === id ? lead(now, port.way, heir && heir !== node.id ? heir : null) : now), node));
  return { ...document, nodes, start: document.start === id ? (heir ?? nodes[0]?.id ?? '') : document.start };
}

export function freshId(document: FlowDocument, kind: NodeKind): string {
  const taken = new Set(document.nodes.map((node) => node.id));
  for (let n = 1; ; n++) if (!taken.has(`${kind}${n}`)) return `${kind}${n}`;
}
/** A new node behind the chosen one when that has a free way, else beside everything. */
export function addNode(document: FlowDocument, made: Omit<FlowNode, 'x' | 'y'>, after: string | null): FlowDocument {
  const before = document.nodes.find((node) => node.id === after);
  const free = before && portsOf(before).find((port) => port.to === null);
  let x = before ? before.x + WIDTH + 64 : 40;
  let y = before ? before.y : 40;
  // Never on top of another: down until there is room.
  const taken = (other: FlowNode) => Math.abs(other.x - x) < WIDTH + 16 && other.y < y + HEAD + 16 && y < other.y + heightOf(other) + 16;
  if (!before) x = 40;
  while (document.nodes.some(taken)) y += 24;
  const grown = { ...document, nodes: [...document.nodes, { ...made, x, y }], start: document.start || made.id };
  return before && free ? connect(grown, before.id, free.way, made.id) : grown;
}

/** Columns by the number of steps from the start, in the order in which ways lead there. O(nodes + ways). */
export function tidy(document: FlowDocument): FlowDocument {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const depth = new Map<string, number>();
  const queue = [document.start, ...document.nodes.map((node) => node.id)];
  for (const root of queue) {
    if (depth.has(root) || !nodes.has(root)) continue;
    depth.set(root, 0);
    const open = [root];
    for (let id = open.shift(); id !== undefined; id = open.shift()) {
      for (const port of portsOf(nodes.get(id)!)) {
        if (port.to === null || depth.has(port.to) || !nodes.has(port.to)) continue;
        depth.set(port.to, depth.get(id)! + 1);
        open.push(port.to);
      }
    }
  }
  const filled = new Map<number, number>();
  const placed = new Map<string, { x: number; y: number }>();
  for (const [id, column] of depth) {
    const y = filled.get(column) ?? 40;
    placed.set(id, { x: 40 + column * (WIDTH + 64), y });
    filled.set(column, y + heightOf(nodes.get(id)!) + 40);
  }
  return { ...document, nodes: document.nodes.map((node) => ({ ...node, ...placed.get(node.id) })) };
}

/** Where an arrow key leads: along the ways to the right and left, to the nearest node up and down. */
export function neighbour(document: FlowDocument, id: string, direction: Direction): string | null {
  const here = document.nodes.find((node) => node.id === id);
  if (!here) return null;
  if (direction === 'right') return portsOf(here).find((port) => port.to !== null && port.to !== id)?.to ?? null;
  if (direction === 'left') return document.nodes.find((node) => node.id !== id && portsOf(node).some((port) => port.to === id))?.id ?? null;
  const sign = direction === 'down' ? 1 : -1;
  const ranked = document.nodes
    .filter((node) => (node.y - here.y) * sign > 0)
    .map((node) => ({ id: node.id, far: Math.abs(node.y - here.y) + 2 * Math.abs(node.x - here.x) }))
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.id ?? null;
}

/** Facts and slots a condition may ask for: what the flow asks, and what its actions find. */
export function factsOf(document: FlowDocument, actions: readonly { name: string; facts: string[] }[]): string[] {
  const used = new Set(document.nodes.flatMap((node) => (node.action ? [node.action] : [])));
  const found = actions.filter((action) => used.has(action.name)).flatMap((action) => action.facts);
  return [...new Set([...document.nodes.flatMap((node) => (node.kind === 'ask' && node.slot ? [node.slot] : node.kind === 'rating' ? ['rating'] : [])), ...found, ...document.nodes.flatMap((node) => (node.branches ?? []).flatMap((branch) => branch.all.map((one) => one.fact)))])].filter(Boolean);
}
