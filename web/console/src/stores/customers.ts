import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import { api, ApiProblem } from '@/api/client';
import type { Customer, Id } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

/** Customers that were opened; live frames keep them fresh. */
export const useCustomers = defineStore('customers', () => {
  const byId = shallowReactive(new Map<Id, Customer>());

  function put(customer: Customer): void {
    const held = byId.get(customer.id);
    if (!held || held.version <= customer.version) byId.set(customer.id, customer);
  }

  async function read(id: Id): Promise<Customer> {
    const mark = readMark();
    const customer = await api.get<Customer>(`/customers/${id}`);
    if (!isFresher('customer', id, mark)) put(customer);
    return byId.get(id) ?? customer;
  }

  async function change(id: Id, patch: object): Promise<Customer> {
    const customer = await api.patch<Customer>(`/customers/${id}`, patch, { ifMatch: byId.get(id)?.version });
    put(customer);
    return customer;
  }

  onKind<Customer>('customer', {
    upsert: (id, data) => {
      if (byId.has(id)) put(data);
    },
    remove: (id) => byId.delete(id),
    reload: async () => {
      const ids = [...byId.keys()];
      // Those opened last are likely to be on screen; the others are read again when they are opened.
      for (const id of ids.slice(0, -10)) byId.delete(id);
      for (const id of ids.slice(-10)) {
        const mark = readMark();
        try {
          const customer = await api.get<Customer>(`/customers/${id}`);
          if (!isFresher('customer', id, mark)) byId.set(id, customer);
        } catch (error) {
          if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
          byId.delete(id);
        }
      }
    },
  });

  return { byId, put, read, change };
});
