// What the reports module answers, and the addresses it answers at.
import { api } from '@/api/client';
import type { Id, Instant, Sharing } from '@/api/types';
import type { Language } from '@/i18n';
import type { Target } from './targets';

export type Unit = 'duration' | 'share' | 'count' | 'index';
export type Good = 'neither' | 'less' | 'more';
export type Group = 'volume' | 'speed' | 'queue' | 'quality' | 'work';
export type Dimension = 'day' | 'agent' | 'team' | 'brand' | 'channel' | 'queue' | 'customers';
export const DIMENSIONS: readonly Exclude<Dimension, 'day'>[] = ['agent', 'team', 'brand', 'channel', 'queue', 'customers'];

export interface MetricText { name: string; meaning: string; starts: string; stops: string; excluded: string }
export interface Metric { key: string; group: Group; unit: Unit; good: Good; businessHours: boolean; spread: boolean; texts: Record<Language, MetricText> }
export interface Metrics { today: string; timeZone: string; metrics: Metric[] }
export interface Figure {
  count: number; value: number | null; hits?: number | null; median?: number | null; p90?: number | null;
  business?: number | null; businessMedian?: number | null; businessP90?: number | null;
}
export type Figures = Record<string, Figure>;
export interface Summary { from: string; to: string; beforeFrom: string | null; beforeTo: string | null; figures: Figures; before: Figures | null }
export interface Day { date: string; figures: Figures }
export interface Series { from: string; to: string; days: Day[]; before: Day[] | null }
export interface Part { key: string | null; name: string | null }
export interface Row { parts: Part[]; figures: Figures; before: Figures | null }
export interface Table { from: string; to: string; by: Dimension[]; rows: Row[] }
export interface Week { hours: { weekday: string; hour: number; figures: Figures }[] }
export interface Behind {
  id: Id; number: number; customer: string; words: string; channel: string; category: string; at: Instant; value: number | null; business: number | null; hit: boolean;
  agentId: Id | null; agent: string | null; rating: number | null; mergedInto: Id | null;
}
export interface Evidence { all: number; items: Behind[]; next: string | null }

/** Parameters that every report takes. */
export type Ask = Record<string, string | number | boolean | null | undefined>;

export const readMetrics = (): Promise<Metrics> => api.get('/reports/metrics');
export const readSummary = (query: Ask, signal?: AbortSignal): Promise<Summary> => api.get('/reports/summary', { query, signal });
export const readSeries = (query: Ask, signal?: AbortSignal): Promise<Series> => api.get('/reports/series', { query, signal });
export const readTable = (query: Ask, signal?: AbortSignal): Promise<Table> => api.get('/reports/table', { query, signal });
export const readWeek = (query: Ask, signal?: AbortSignal): Promise<Week> => api.get('/reports/week', { query, signal });
export const readEvidence = (query: Ask, signal?: AbortSignal): Promise<Evidence> => api.get('/reports/conversations', { query, signal });
export const tableFile = (query: Ask): string => api.url('/reports/table.csv', query);

/** All targets that were set; version 0 while there are none. */
export interface Targets { version: number; items: Target[] }
export const readTargets = (): Promise<Targets> => api.get('/reports/targets');
export const saveTargets = (items: Target[], version: number): Promise<Targets> => api.put('/reports/targets', { items }, { ifMatch: version });

/** A report under a name. */
export interface Saved { id: Id; version: number; name: string; scope: Sharing; ownerId: Id | null; teamId: Id | null; metric: string | null; query: Record<string, string> }
export type SavedChange = Partial<Pick<Saved, 'name' | 'scope' | 'metric' | 'query'>>;
export const readSaved = async (): Promise<Saved[]> => (await api.get<{ items: Saved[] }>('/reports/saved')).items;
export const createSaved = (saved: Pick<Saved, 'name' | 'scope' | 'metric' | 'query'>): Promise<Saved> => api.post('/reports/saved', saved);
export const changeSaved = (saved: Saved, change: SavedChange): Promise<Saved> => api.patch(`/reports/saved/${saved.id}`, change, { ifMatch: saved.version });
export const deleteSaved = (id: Id): Promise<void> => api.del(`/reports/saved/${id}`);
