/** The widget's narrow API as the server words it. */
export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  size: number;
  url: string;
  width?: number | null;
  height?: number | null;
}

export interface Message {
  id: string;
  position: number;
  mine: boolean;
  authorKind: 'customer' | 'agent' | 'bot' | 'system';
  authorName?: string | null;
  text: string;
  at: string;
  attachments?: Attachment[] | null;
  /** Only on system messages. */
  code?: string | null;
  parts?: Parts | null;
  edited?: boolean;
}

/** A button; pressed, its label is the visitor's message and its id goes along. */
export interface Choice {
  id: string;
  label: string;
}

/** What a message shows besides its words. */
export interface Parts {
  choices?: Choice[] | null;
  source?: { entry: string; title: string; url?: string | null } | null;
  card?: { kind: string; title: string; lines: { label: string; value: string }[]; asOf?: string | null } | null;
  solvedQuestion?: boolean | null;
  /** A form in which the visitor leaves a number to be rung; without times it is in turn. */
  callBack?: { times: { from: string; to: string }[] } | null;
  /** The choices are a scale from bad to good. */
  rating?: boolean | null;
  /** The words were changed after they were sent; not the server's, but drawn with the rest. */
  edited?: boolean;
}

export interface Conversation {
  id: string;
  category: 'open' | 'waiting' | 'resolved';
  handler: 'bot' | 'queue' | 'agent' | 'none';
  agentName: string | null;
  /** Place in the queue and expected wait, in words of the server's. */
  place?: string | null;
  customerSeen: number;
  agentSeen?: number | null;
  messageCount: number;
  rating: { score: number; comment?: string | null } | null;
  canRate: boolean;
}

export interface FormField {
  key: string;
  name: string;
  type: string;
  required: boolean;
  choices?: string[] | null;
}

export interface Privacy {
  version: string | number;
  text: string;
  url: string | null;
  required: boolean;
  given: boolean;
}

export interface Site {
  title: string;
  color: string;
  position: 'right' | 'left';
  language: string;
  greeting: string | null;
  /** Questions a bot offers with its greeting. */
  parts?: Parts | null;
  open: boolean;
  awayText: string | null;
  preChat: { fields: FormField[] } | null;
  privacy: Privacy | null;
  rating: boolean;
}

export interface Customer {
  id: string;
  name: string | null;
  verified: boolean;
}

export interface StartAnswer {
  token: string;
  customer: Customer;
  site: Site;
  conversation: Conversation | null;
  messages: Message[];
  cursor: string;
}

export interface MessagesAnswer {
  items: Message[];
  conversation: Conversation | null;
  cursor: string;
}

export interface Frame {
  type: string;
  seq?: number;
  prev?: number;
  cursor?: string;
  message?: Message;
  conversation?: Conversation;
  on?: boolean;
  name?: string | null;
}
