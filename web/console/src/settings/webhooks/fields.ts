import type { Id, Webhook } from '@/api/types';
import type { Form } from '../form/useForm';

export interface WebhookFields {
  name: string;
  url: string;
  description: string;
  events: string[] | null;
  brandIds: Id[] | null;
}
export type WebhookForm = Form<WebhookFields>;

export const blankWebhook = (): WebhookFields => ({ name: '', url: '', description: '', events: null, brandIds: null });
export const fieldsOf = ({ name, url, description, events, brandIds }: Webhook): WebhookFields => ({ name, url, description, events, brandIds });

/** Whether the server could take it as far as can be told here; it has the last word on the address. */
export const isComplete = ({ name, url, events, brandIds }: WebhookFields): boolean =>
  name.trim() !== '' && /^https?:\/\/\S+$/u.test(url.trim()) && events?.length !== 0 && brandIds?.length !== 0;
