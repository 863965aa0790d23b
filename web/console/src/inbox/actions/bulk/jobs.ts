// Acts upon many, as the server works them off: told by live frames, asked again while they run.
import { defineStore } from 'pinia';
import { computed, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Act, BulkDetail, BulkJob, Id } from '@/api/types';
import { onKind } from '@/live/kinds';

export interface Target { ids?: Id[]; list?: Record<string, string> }

export const useJobs = defineStore('jobs', () => {
  const byId = shallowReactive(new Map<Id, BulkJob>());
  const hidden = shallowReactive(new Set<Id>());
  function put(job: BulkJob): void {
    const held = byId.get(job.id);
    if (!held || held.version <= job.version) byId.set(job.id, job);
  }
  onKind<BulkJob>('bulkJob', {
    upsert: (_id, data) => put(data),
    remove: (id) => byId.delete(id),
    reload: async () => {
      for (const id of byId.keys()) put((await api.get<BulkDetail>(`/bulk-jobs/${id}`)).job);
    },
  });
  const shown = computed(() => [...byId.values()].filter((job) => !hidden.has(job.id)).sort((a, b) => b.createdAt.localeCompare(a.createdAt)));

  async function start(steps: Act[], target: Target): Promise<BulkJob> {
    const job = await api.post<BulkJob>('/conversations/bulk', { steps, ...target });
    put(job);
    return job;
  }
  async function macro(id: Id, target: Target): Promise<void> {
    const { jobId } = await api.post<{ jobId: Id }>(`/macros/${id}/run-many`, target);
    put((await detail(jobId)).job);
  }
  const detail = (id: Id) => api.get<BulkDetail>(`/bulk-jobs/${id}`);
  const undo = async (id: Id) => put(await api.post<BulkJob>(`/bulk-jobs/${id}/undo`));
  return { byId, shown, start, macro, detail, undo, hide: (id: Id) => hidden.add(id) };
});
