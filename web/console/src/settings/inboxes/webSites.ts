import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Id, Item, WebSite } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

/** What a person edits; the site key, the snippet and the privacy text's version are the server's. */
export type SiteFields = Omit<WebSite, keyof Item | 'siteKey' | 'snippet' | 'privacy'> & { privacy: Omit<WebSite['privacy'], 'version'> };

export const blankSite = (): SiteFields => ({
  title: '', color: '#0B7A75', position: 'right', languages: 'auto', allowedOrigins: [],
  preChat: { enabled: false, fields: [] }, privacy: { required: false, text: { 'zh-CN': '', en: '' }, url: null },
  rating: { enabled: true }, identityRequired: false,
});

export function fieldsOf(site: WebSite): SiteFields {
  const { title, color, position, languages, allowedOrigins, preChat, rating, identityRequired } = site;
  const { required, text, url } = site.privacy;
  return { title, color, position, languages, allowedOrigins, preChat, privacy: { required, text, url }, rating, identityRequired };
}

/** The widget's side of inboxes, by inbox id; fresh by live frames once read. */
export const useWebSites = defineStore('webSites', () => {
  const sites = shallowReactive(new Map<Id, WebSite>());

  async function read(inboxId: Id): Promise<WebSite> {
    const mark = readMark();
    const site = await api.get<WebSite>(`/inboxes/${inboxId}/web`);
    if (!isFresher('webSite', inboxId, mark)) sites.set(inboxId, site);
    return sites.get(inboxId) ?? site;
  }
  async function write(inboxId: Id, fields: SiteFields, version?: number): Promise<WebSite> {
    const site = await api.put<WebSite>(`/inboxes/${inboxId}/web`, fields, { ifMatch: version });
    sites.set(inboxId, site);
    return site;
  }
  onKind<WebSite>('webSite', {
    upsert: (id, site) => sites.has(id) && sites.set(id, site),
    remove: (id) => sites.delete(id),
    reload: async () => {
      await Promise.allSettled([...sites.keys()].map(read));
    },
  });
  return { sites, read, write };
});
