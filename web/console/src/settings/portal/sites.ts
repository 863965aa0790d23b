// The help centre of each brand, as `W/help-sites` answers it, and what a person edits of it.
import { defineStore } from 'pinia';
import { ref, shallowReactive, shallowRef } from 'vue';
import { api, ApiProblem, newId } from '@/api/client';
import type { Brand, Id } from '@/api/types';
import { contrast, parseHex } from '@/ui/color';
import { pick } from '../form/draft';

export interface HelpLink { title: string; url: string }
export interface HelpSite {
  brandId: Id; version: number; enabled: boolean; slug: string; host: string | null; title: string; languages: string[]; color: string | null; logoUrl: string | null;
  hiddenTopics: Id[]; contact: boolean; contactEmail: string | null; chatKey: string | null; links: HelpLink[];
}
const FIELDS = ['slug', 'host', 'title', 'languages', 'color', 'hiddenTopics', 'contact', 'contactEmail', 'chatKey', 'links'] as const;
export type HelpFields = Pick<HelpSite, (typeof FIELDS)[number]>;
export const MAX_LOGO = 512 * 1024;
export const MAX_LINKS = 8;
export const LANGUAGES = ['zh-CN', 'en', 'zh-TW', 'ja', 'ko', 'fr', 'de', 'es', 'pt', 'ru'] as const;

export const helpFields = (site: HelpSite): HelpFields => pick(site, FIELDS);
/** Where a new one begins: in the words of the brand. */
export function blankSite(brand: Pick<Brand, 'name' | 'id'> | undefined, language: string): HelpFields {
  const name = brand?.name ?? '';
  return { slug: slugOf(name) || `help-${(brand?.id ?? '').slice(-6)}`, host: null, title: name, languages: [language, language === 'en' ? 'zh-CN' : 'en'], color: null, hiddenTopics: [], contact: true, contactEmail: null, chatKey: null, links: [] };
}
/** A word for an address, made of what letters and digits a name has; empty when there are too few. */
export function slugOf(name: string): string {
  const word = name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0, 40).replace(/-+$/u, '');
  return word.length >= 2 ? word : '';
}
/** What keeps it from being saved, by field. */
export function helpChecks(fields: HelpFields): Partial<Record<keyof HelpFields, 'required' | 'notSlug' | 'notHost' | 'notColor' | 'email' | 'notLink'>> {
  const wrong: ReturnType<typeof helpChecks> = {};
  if (!fields.title.trim()) wrong.title = 'required';
  if (!/^[A-Za-z0-9-]{2,40}$/u.test(fields.slug.trim())) wrong.slug = 'notSlug';
  const host = (fields.host ?? '').trim();
  if (host && !/^(?=.{4,253}$)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/u.test(host)) wrong.host = 'notHost';
  if (fields.languages.length === 0) wrong.languages = 'required';
  if (fields.color !== null && !parseHex(fields.color)) wrong.color = 'notColor';
  const mail = (fields.contactEmail ?? '').trim();
  if (mail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(mail)) wrong.contactEmail = 'email';
  if (fields.links.some((link) => !link.title.trim() || !/^https?:\/\/\S+$/u.test(link.url.trim()))) wrong.links = 'notLink';
  return wrong;
}
/** As it is sent: nothing where nothing was written, no spaces around what was. */
export const helpBody = (fields: HelpFields, enabled: boolean): object => ({
  ...fields, enabled, slug: fields.slug.trim().toLowerCase(), host: fields.host?.trim().toLowerCase() || null, title: fields.title.trim(), contactEmail: fields.contactEmail?.trim() || null,
  chatKey: fields.chatKey?.trim() || null, links: fields.links.map((link) => ({ title: link.title.trim(), url: link.url.trim() })),
});
/** Its first page: under its own name where there is one. */
export const addressOf = (site: Pick<HelpSite, 'slug' | 'host'>, origin: string): string => (site.host ? `https://${site.host}` : `${origin}/help/${site.slug}`);

/** What becomes of a colour on white and on the dark surface: moved towards black or white until text in it can be read, as the server does. */
export function tints(color: string): { light: string; dark: string; moved: boolean } {
  const clamp = (ground: string, towards: number): string => {
    const rgb = parseHex(color);
    for (let step = 0; rgb && step <= 20; step++) {
      const mixed = `#${[rgb.r, rgb.g, rgb.b].map((part) => Math.round(part + ((towards - part) * step) / 20).toString(16).padStart(2, '0')).join('')}`;
      if (contrast(mixed, ground) >= 4.5) return mixed;
    }
    return towards === 0 ? '#000000' : '#ffffff';
  };
  const light = clamp('#ffffff', 0);
  return { light, dark: clamp('#16191f', 255), moved: light.toLowerCase() !== color.trim().toLowerCase() };
}

export const useHelpSites = defineStore('helpSites', () => {
  const sites = shallowReactive(new Map<Id, HelpSite>());
  const state = ref<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  const error = shallowRef<unknown>(null);

  async function load(): Promise<void> {
    state.value = 'loading';
    try {
      for (const site of (await api.get<{ items: HelpSite[] }>('/help-sites')).items) sites.set(site.brandId, site);
      [state.value, error.value] = ['ready', null];
    } catch (e) {
      [state.value, error.value] = ['failed', e];
    }
  }
  async function write(brand: Id, body: object, version: number | null): Promise<HelpSite> {
    const site = await api.put<HelpSite>(`/help-sites/${brand}`, body, version === null ? {} : { ifMatch: version });
    sites.set(brand, site);
    return site;
  }
  async function putLogo(brand: Id, file: File): Promise<HelpSite> {
    const body = new FormData();
    body.append('file', file);
    const response = await fetch(api.url(`/help-sites/${brand}/logo`), { method: 'POST', body, credentials: 'same-origin', headers: { 'Idempotency-Key': newId() } }).catch(() => {
      throw new ApiProblem(0, { code: 'offline' });
    });
    if (!response.ok) throw new ApiProblem(response.status, (await response.json().catch(() => ({}))) as Record<string, never>);
    const site = (await response.json()) as HelpSite;
    sites.set(brand, site);
    return site;
  }
  async function dropLogo(brand: Id): Promise<HelpSite> {
    const response = await fetch(api.url(`/help-sites/${brand}/logo`), { method: 'DELETE', credentials: 'same-origin' });
    if (!response.ok) throw new ApiProblem(response.status, (await response.json().catch(() => ({}))) as Record<string, never>);
    const site = (await response.json()) as HelpSite;
    sites.set(brand, site);
    return site;
  }
  return { sites, state, error, load, write, putLogo, dropLogo };
});
