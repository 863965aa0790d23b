// The contract's data, as the server sends it. Grouped as the modules are.
export type Id = string;
export type Instant = string;
export interface Page<T> {
  items: T[];
  next: string | null;
}
export interface Item {
  id: Id;
  version: number;
  createdAt: Instant;
}
export type Texts = { 'zh-CN': string; en: string };

// Accounts
export type ThemeChoice = 'system' | 'light' | 'dark';
export interface Person {
  id: Id;
  name: string;
  email: string;
  language: 'zh-CN' | 'en';
  theme: ThemeChoice;
  sound: boolean;
  initials: string;
}
export interface Me {
  person: Person;
  workspaces: { id: number; name: string; roles: string[] }[];
}
export type PresenceState = 'online' | 'busy' | 'away' | 'offline';
export type Visibility = 'own' | 'team' | 'all';
export type Permission =
  | 'conversations.reply' | 'conversations.note' | 'conversations.assign' | 'conversations.edit' | 'conversations.start'
  | 'customers.read' | 'customers.write' | 'customers.export' | 'customers.erase'
  | 'inboxes.manage' | 'teams.manage' | 'people.manage' | 'roles.manage' | 'brands.manage' | 'labels.manage'
  | 'statuses.manage' | 'attributes.manage' | 'workspace.manage' | 'apiKeys.manage' | 'audit.read'
  | 'knowledge.write' | 'reports.read';
export interface WorkspaceMe {
  person: Person;
  permissions: Permission[];
  visibility: Visibility;
  brandIds: Id[] | null;
  teamIds: Id[];
  presence: PresenceState;
  workspace: { id: number; name: string; language: 'zh-CN' | 'en'; timeZone: string; isDemo: boolean };
}
export interface Session {
  id: Id;
  createdAt: Instant;
  lastSeenAt: Instant;
  userAgent: string;
  address: string;
  current: boolean;
}

// Settings
export interface Workspace extends Item { name: string; language: 'zh-CN' | 'en'; timeZone: string }
export interface Brand extends Item { name: string; color: string; archived: boolean }
export interface Team extends Item { name: string; brandId: Id | null; memberIds: Id[] }
export interface Member extends Item {
  name: string;
  email: string;
  roles: { roleId: Id; brandIds: Id[] | null }[];
  teamIds: Id[];
  active: boolean;
  invitedAt: Instant | null;
  lastSeenAt: Instant | null;
  presence: PresenceState;
}
export interface Role extends Item { name: string; builtIn: boolean; permissions: Permission[]; visibility: Visibility }
export interface ApiKey extends Item {
  name: string;
  roleId: Id;
  brandIds: Id[] | null;
  expiresAt: Instant | null;
  prefix: string;
  lastUsedAt: Instant | null;
  secret?: string;
}
export interface AuditEntry {
  id: Id;
  at: Instant;
  actor: { kind: string; id: Id; name: string };
  action: string;
  target: { kind: string; id: Id } | null;
  address: string;
  facts: Record<string, unknown>;
}
export interface Label extends Item { name: string; color: string }
export type Category = 'open' | 'waiting' | 'resolved';
export interface Status extends Item { name: Texts; category: Category; order: number; builtIn: boolean }
export type AttributeType = 'text' | 'number' | 'boolean' | 'date' | 'choice' | 'url' | 'email' | 'phone';
export interface Attribute extends Item {
  key: string;
  name: string;
  type: AttributeType;
  required: boolean;
  choices: string[] | null;
  pattern: string | null;
  order: number;
}
export interface Tag extends Item { name: string; color: string }
export interface Company extends Item { name: string; domain: string | null; note: string | null }
export interface Calendar extends Item {
  name: string;
  timeZone: string;
  weekly: { day: number; from: string; to: string }[];
  holidays: { date: string; name: string }[];
  exceptions: { date: string; slots: { from: string; to: string }[] }[];
}
export interface AutoText { enabled: boolean; text: Texts }
export interface Inbox extends Item {
  name: string;
  brandId: Id;
  channel: string;
  teamId: Id | null;
  calendarId: Id | null;
  autoAssign: boolean;
  greeting: AutoText;
  away: AutoText;
  archived: boolean;
}
export interface WebSite {
  siteKey: string;
  title: string;
  color: string;
  position: 'right' | 'left';
  languages: 'auto' | 'zh-CN' | 'en';
  allowedOrigins: string[];
  preChat: { enabled: boolean; fields: { key: string; required: boolean }[] };
  privacy: { version: number; required: boolean; text: Texts; url: string | null };
  rating: { enabled: boolean };
  identityRequired: boolean;
  snippet: string;
}
export interface Block extends Item { customerId: Id | null; kind: 'customer' | 'email' | 'ip'; value: string; reason: string }

// Customers
export interface Memory { id: Id; kind: 'taboo' | 'preference'; text: string; createdAt: Instant; createdBy: Id | null }
export interface Identity { id: Id; channel: string; address: string; verified: boolean; createdAt: Instant }
export type AttributeValue = string | number | boolean | null;
export interface Customer extends Item {
  number: number;
  name: string;
  initials: string;
  email: string | null;
  phone: string | null;
  language: string | null;
  companyId: Id | null;
  tagIds: Id[];
  attributes: Record<string, AttributeValue>;
  blocked: boolean;
  verified: boolean;
  lastSeenAt: Instant | null;
  identities: Identity[];
  memories: Memory[];
}
export interface Note { id: Id; text: string; createdAt: Instant; author: { id: Id; name: string } | null }
export interface TimelineItem {
  at: Instant;
  kind: 'conversation' | 'note' | 'rating' | 'created' | 'consent';
  id: Id;
  title: string;
  facts: Record<string, unknown>;
}

// Conversations
export type Priority = 'urgent' | 'high' | 'normal' | 'low';
export type Facts = Record<string, unknown>;
export interface Conversation extends Item {
  number: number;
  workspace: number;
  inboxId: Id;
  brandId: Id;
  channel: string;
  customer: { id: Id; name: string; initials: string; verified: boolean };
  subject: string | null;
  statusId: Id;
  category: Category;
  priority: Priority;
  handler: 'bot' | 'queue' | 'agent' | 'none';
  assigneeId: Id | null;
  teamId: Id | null;
  labelIds: Id[];
  participantIds: Id[];
  updatedAt: Instant;
  /** Place within its tier: when the customer began to wait, was answered, or it was resolved. */
  rankAt?: Instant;
  waitingSince: Instant | null;
  resolvedAt: Instant | null;
  messageCount: number;
  customerSeen: number;
  customerDelivered: number;
  lastMessage: {
    id: Id;
    authorKind: AuthorKind;
    note: boolean;
    text: string;
    at: Instant;
    hasAttachments: boolean;
  } | null;
  assignReason: { code: string; facts: Facts | null } | null;
  rating: { score: number; comment: string | null; at: Instant } | null;
  language: string | null;
}
export type AuthorKind = 'customer' | 'agent' | 'bot' | 'system';
export interface Attachment {
  id: Id;
  name: string;
  contentType: string;
  size: number;
  url: string;
  width: number | null;
  height: number | null;
}
export interface Mention { kind: 'person' | 'team'; id: Id }
export interface Message {
  id: Id;
  conversationId: Id;
  position: number;
  authorKind: AuthorKind;
  authorId: Id | null;
  authorName: string;
  note: boolean;
  text: string;
  at: Instant;
  state: 'sending' | 'sent' | 'failed';
  failure: string | null;
  attachments: Attachment[];
  mentions: Mention[];
  activity: { code: string; facts: Facts | null } | null;
}
export interface TierCount { waiting: number; answered: number }
export interface Counts {
  mine: TierCount;
  unassigned: TierCount;
  all: TierCount;
  mentions: number;
  teams: Record<Id, TierCount>;
  inboxes: Record<Id, TierCount>;
}
export interface Draft { text: string; note: boolean; updatedAt: Instant }
export interface Presence { personId: Id; state: PresenceState; since: Instant; load: number }
export interface Notice {
  id: Id;
  kind: 'assigned' | 'mentioned' | 'handedOver' | 'rated';
  conversationId: Id | null;
  actorId: Id | null;
  at: Instant;
  readAt: Instant | null;
  facts: Facts | null;
}
