// Where visitors went in a flow over some days, as `…/figures` answers it, in the words of the drawing.
import { api } from '@/api/client';
import type { Id } from '@/api/types';
import type { FlowNode } from './api';
import type { Way } from './graph';

export interface NodeFigures { node: string; entered: number; ways: { way: string; times: number }[]; person: number; stopped: number }
export interface FlowFigures {
  days: number; begun: number; solved: number; ended: number; handedOver: number; waiting: number; dropped: number;
  nodes: NodeFigures[]; byDay: { day: string; begun: number; completed: number; handedOver: number }[];
}
export const PERIODS = [7, 30, 90] as const;
export const readFigures = (bot: Id, flow: Id, days: number, signal?: AbortSignal): Promise<FlowFigures> => api.get<FlowFigures>(`/bots/${bot}/flows/${flow}/figures`, { query: { days }, signal });

/** The drawing counts branches and choices by their place; the server counts choices by their id, which stays when they are put in another order. */
export function wayKey(node: FlowNode, way: Way): string {
  if (way === 'next' || way === 'fail') return way;
  const at = Number(way.slice(7));
  return way.startsWith('branch') ? `branch.${at}` : `choice.${node.choices?.[at]?.id ?? ''}`;
}
/** How many left a node this way, and which part of those who entered it; null where nobody was. */
export function passed(figures: FlowFigures | null, node: FlowNode, way: Way): { times: number; share: number } | null {
  const known = figures?.nodes.find((one) => one.node === node.id);
  if (!known || known.entered === 0) return null;
  const times = known.ways.find((one) => one.way === wayKey(node, way))?.times ?? 0;
  return { times, share: Math.min(1, times / known.entered) };
}
export const enteredOf = (figures: FlowFigures | null, node: FlowNode): NodeFigures | null => figures?.nodes.find((one) => one.node === node.id) ?? null;
/** 0 to 100 in whole numbers; what is there is never shown as nothing, nor what is missing as all. */
export function percent(part: number, whole: number): number {
  if (whole <= 0 || part <= 0) return 0;
  const rounded = Math.round((part / whole) * 100);
  return part >= whole ? 100 : Math.min(99, Math.max(1, rounded));
}
export const OUTCOMES = ['solved', 'ended', 'handedOver', 'dropped', 'waiting'] as const;
/** Every day of the period, also those without anybody, oldest first. */
export function everyDay(figures: FlowFigures, today: Date): { day: string; begun: number; completed: number; handedOver: number }[] {
  const known = new Map(figures.byDay.map((one) => [one.day, one]));
  return Array.from({ length: figures.days }, (_, i) => {
    const day = new Date(today.getTime() - (figures.days - 1 - i) * 86_400_000).toISOString().slice(0, 10);
    return known.get(day) ?? { day, begun: 0, completed: 0, handedOver: 0 };
  });
}
