// The contract's data under the console's own words, grouped as the modules are. The server's description is the source:
// `npm run api` writes schema.d.ts from docs/openapi/v1.json, and `npm run check` fails when the two differ.
import type { components } from './schema';

type Views = components['schemas'];
/** A view whose loosely described fields (plain text, any JSON) are said more exactly; a field the server lacks is refused. */
type Exact<V, F extends { [K in keyof F]: K extends keyof V ? V[K] : never }> = Omit<V, keyof F> & F;

export type Id = string;
export type Instant = string;
export type Page<T> = Omit<Views['PageOfLabelView'], 'items'> & { items: T[] };
/** What every kind of setting has. */
export type Item = Pick<Views['LabelView'], 'id' | 'version' | 'createdAt'>;
export type Texts = Views['LocalText'];
export type Facts = Record<string, unknown>;

// Accounts
type Language = 'zh-CN' | 'en';
export type ThemeChoice = 'system' | 'light' | 'dark';
export type Person = Exact<Views['PersonView'], { language: Language; theme: ThemeChoice }>;
export type Me = Exact<Views['MeView'], { person: Person }>;
export type PresenceState = Views['PresenceState'];
export type Visibility = Views['Visibility'];
export type Permission =
  | 'conversations.read' | 'conversations.reply' | 'conversations.note' | 'conversations.assign' | 'conversations.edit' | 'conversations.start'
  | 'customers.read' | 'customers.write' | 'customers.export' | 'customers.erase'
  | 'inboxes.manage' | 'teams.manage' | 'people.manage' | 'roles.manage' | 'brands.manage' | 'labels.manage'
  | 'statuses.manage' | 'attributes.manage' | 'workspace.manage' | 'apiKeys.manage' | 'webhooks.manage' | 'audit.read'
  | 'knowledge.read' | 'knowledge.write' | 'knowledge.review' | 'knowledge.publish' | 'bot.manage' | 'reports.read' | 'reports.manage' | 'orders.read' | 'orders.act' | 'orders.manage' | 'views.share' | 'fields.manage' | 'canned.manage' | 'macros.manage' | 'deadlines.manage' | 'routing.manage' | 'routing.supervise' | 'mcp.draft' | 'understanding.manage' | 'model.manage';
export type WorkspaceMe = Exact<Views['WorkspaceMeView'], {
  person: Person;
  permissions: Permission[];
  presence: PresenceState;
  workspace: Exact<Views['WorkspaceHead'], { language: Language }>;
}>;
export type Session = Views['SessionView'];
export type SecondFactor = Views['FactorView'];
export type TotpStarted = Views['TotpStarted'];
export type RecoveryCodesMade = Views['CodesView'];
export type NewPasskeyOptions = Views['NewPasskeyOptions'];
export type PasskeyMade = Views['PasskeyMade'];
export type PersonSecurity = Views['PersonSecurity'];

// Settings
export type Workspace = Exact<Views['WorkspaceView'], { language: Language }>;
export type Brand = Views['BrandView'];
export type Team = Views['TeamView'];
export type Member = Exact<Views['MemberView'], { roles: Required<Views['RoleGrant']>[]; presence: PresenceState }>;
export type Invited = Exact<Views['Invited'], { person: Member }>;
export type Link = Views['LinkView'];
export type Role = Exact<Views['RoleView'], { permissions: Permission[] }>;
/** The secret is told once, when the key is made. */
export type ApiKey = Views['ApiKeyView'] & Partial<Pick<Views['ApiKeyMade'], 'secret'>>;
export type AuditEntry = Exact<Views['AuditView'], { facts: Facts | null }>;
export type AuditCheck = Views['AuditCheck'];
export type Label = Views['LabelView'];
export type Category = Views['StatusCategory'];
export type Status = Views['StatusView'];
export type AttributeType = Views['AttributeKind'];
export type Attribute = Views['AttributeView'];
export type Tag = Views['TagView'];
export type Company = Views['CompanyView'];
export type Calendar = Views['CalendarView'];
export type CalendarImport = Views['CalendarImportView'];
export type HolidaySet = Views['HolidaySetView'];
export type Forecast = Views['ForecastView'];
export type ScenarioExample = Views['ScenarioExample'];
export type OurScenario = Views['OurScenario'];
export type Erlang = Views['ErlangView'];
export type Breach = Views['BreachView'];
export type BreachReason = Views['BreachReason'];
export type AutoText = Views['AutoText'];
export type Inbox = Views['InboxView'];
export type WebSite = Exact<Views['SiteView'], { languages: 'auto' | Language; privacy: Required<Views['PrivacySettings']> }>;
export type IdentitySecret = Views['NewSecret'];
export type Block = Views['BlockView'];
export type Webhook = Views['WebhookView'];
/** The secret is told once, when it is made. */
export type WebhookMade = Views['WebhookMade'];
export type WebhookHealth = Views['WebhookHealth'];
export type WebhookEvent = Views['EventType'];
export type DeliveryStage = Views['DeliveryStage'];
export type Delivery = Views['DeliveryView'];
export type DeliveryDetail = Views['DeliveryDetail'];
export type ApiInbox = Views['ApiInboxView'];
export type ChannelTry = Views['ChannelTry'];
export type MailboxState = Views['HealthState'];
export type MailboxHealth = Views['HealthView'];
export type MailboxSummary = Views['MailboxSummary'];
export type MailProvider = Exact<Views['Provider'], { hint: 'appPassword' | 'authorizationCode' | 'enableImap' | null }>;
export type Mailbox = Exact<Views['MailboxView'], {
  imap: Required<Views['ReceivingSettings']>;
  smtp: Required<Views['SendingSettings']>;
  acknowledgement: { enabled: boolean; text: Texts | null };
}>;
export type MailCheck = Exact<Views['MailboxCheckView'], { steps: MailCheckStep[] }>;
export type MailCheckStep = Exact<Views['CheckStep'], { state: 'ok' | 'failed' | 'skipped' }>;
export type ThreadMail = Views['ThreadMailView'];
export type MailPerson = Views['MailPersonView'];
export type Continuity = Views['ContinuityView'];
export type QuarantinedMail = Views['QuarantineView'];
export type Released = Views['MailStateView'];

// Customers
export type Memory = Views['MemoryView'];
export type Identity = Views['IdentityView'];
export type AttributeValue = string | number | boolean | null;
export type Customer = Exact<Views['CustomerView'], { attributes: Record<string, AttributeValue> }>;
export type Note = Views['NoteView'];
export type TimelineItem = Exact<Views['TimelineEntry'], { kind: 'conversation' | 'note' | 'rating' | 'created' | 'consent' | 'order'; facts: Facts }>;

// Conversations
export type Priority = NonNullable<Views['Priority']>;
export type Conversation = Exact<Views['ConversationView'], {
  assignReason: Exact<Views['AssignReason'], { facts: Facts | null }> | null;
  fields: Record<string, FieldValue>;
  priority: Priority;
}>;
export type ConversationDetail = Exact<Views['ConversationDetail'], { conversation: Conversation }>;
export type ConversationPage = Exact<Views['ConversationList'], { items: Conversation[] }>;
export type AuthorKind = Views['MessageAuthor'];
export type Attachment = Views['FileRow'];
export type Mention = Views['MentionView'];
export type Message = Exact<Views['MessageView'], { activity: Exact<Views['ActivityView'], { facts: Facts | null }> | null }>;
export type Letter = Views['LetterView'];
export type Correspondent = Views['Correspondent'];
export type Outgoing = Views['OutgoingView'];
export type MessageVersion = Views['VersionView'];
export type Opening = Views['OpeningView'];
export type MessagePage = Exact<Views['MessagePage'], { items: Message[] }>;
export type TierCount = Views['TierCounts'];
export type Counts = Views['InboxCounts'];
export type Reminder = Views['ReminderView'];
export type Draft = Views['DraftView'];
export type Presence = Views['PresenceView'];
export type PresenceList = Views['PresenceList'];
export type Notice = Exact<Views['NoticeView'], { kind: 'assigned' | 'mentioned' | 'handedOver' | 'takenOver' | 'rated' | 'webhookPaused' | 'woken' | 'reminder' | 'mailQuarantined' | 'mailboxDown' | 'answersCapped' | 'accountChanged' | 'knowledgeReview' | 'knowledgeReviewed' | 'knowledgeExpiring' | 'knowledgeExpired' | 'deadlineNear' | 'deadlineBroken' | 'offerMissed' | 'queueAlarm' | 'calledIn'; facts: Facts | null }>;
export type NoticeChoices = Views['ChoicesView'];
export type NoticePage = Exact<Views['NoticePage'], { items: Notice[] }>;

// Views, acts upon many, fields, canned replies, macros
export type Sharing = Views['Sharing'];
export type ViewSort = Views['ViewSort'];
export type Match = Views['ViewMatch'];
export interface Condition { field: string; operator: string; value: unknown }
export interface ConditionGroup { match: Match; conditions: Condition[] }
export type SavedView = Exact<Views['ViewView'], { conditions: (Condition | ConditionGroup)[]; tiers: ('waiting' | 'answered' | 'resolved' | 'snoozed')[] }>;
export type ViewCount = Views['ViewCount'];
export type FieldType = Views['FieldKind'];
export type FieldChoice = Views['FieldChoice'];
export type FieldValue = string | number | boolean | string[] | null;
export type ConversationField = Views['FieldView'];
export type Canned = Views['CannedView'];
export type VariableValues = Views['VariableValues'];
export type ActKind = Views['ActKind'] | 'snooze';
export type Act = Omit<Views['ConversationAct'], 'kind' | 'value' | 'minutes'> & { kind: ActKind; value?: unknown; minutes?: number | null };
export type Macro = Omit<Views['MacroView'], 'steps'> & { steps: Act[] };
export type MacroPreview = Views['MacroPreview'];
export type BulkJob = Omit<Views['BulkJobView'], 'steps'> & { steps: Act[] };
export type BulkDetail = Omit<Views['BulkJobDetail'], 'job'> & { job: BulkJob };
export type MentionEntry = Views['MentionRow'];

// Search
export type SearchPage = Views['SearchPage'];
export type SearchItem = Views['SearchItem'];
export type FoundConversation = Views['FoundConversation'];
export type FoundCustomer = Views['FoundCustomer'];
export type Snippet = Views['Snippet'];

// Merging, import
export type MergeView = Views['MergeView'];
export type MergeSummary = Views['MergeSummary'];
export type Duplicate = Views['DuplicateView'];
export type DuplicatePair = Views['DuplicatePair'];
export type CustomerImport = Views['ImportView'];
export type ImportPreview = Views['ImportPreview'];

// Deadlines
export type PolicyStep = Exact<Views['PolicyStep'], { kind?: DeadlineKind | null; priority?: Priority | null; minutes: number; tellAssignee: boolean; tellTeam: boolean }>;
export type DeadlineKind = Views['DeadlineKind'];
export type PolicyTerms = Exact<Views['PolicyTerms'], { steps?: PolicyStep[] | null; promise?: Texts | null }>;
export type DeadlinePolicy = Exact<Views['DeadlinePolicyView'], { filter: { match: Match; conditions: (Condition | ConditionGroup)[] }; terms: PolicyTerms }>;
export type ConversationDeadlines = Views['ConversationDeadlines'];
