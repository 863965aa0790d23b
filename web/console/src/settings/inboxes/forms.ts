import type { AutoText, Id } from '@/api/types';
import type { Form } from '../form/useForm';
import type { SiteFields } from './webSites';

export interface InboxFields {
  name: string;
  brandId: Id;
  teamId: Id | null;
  calendarId: Id | null;
  autoAssign: boolean;
  undoSeconds: number;
  greeting: AutoText;
  away: AutoText;
}
export type InboxForm = Form<InboxFields>;
export type SiteForm = Form<SiteFields>;
