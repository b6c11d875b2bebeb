/**
 * What each table is to a backup. A test fails when a table of the schema is missing here, so that whoever adds one has to say.
 *
 * `journal`: kept; nothing else can tell it. `own`: kept; what people and the service have beside the journal. `view`: not kept, made again from the
 * journal. `passing`: not kept; whoever needs it makes it anew (sessions: everybody signs in again). `schema`: how far the schema is.
 */
import { DIRECTORY_TABLES, PLAN_TABLES } from '../views/tables.js';

export type TableKind = 'journal' | 'own' | 'view' | 'passing' | 'schema';

const VIEWS = Object.fromEntries([...PLAN_TABLES, ...DIRECTORY_TABLES].map(({ name }) => [name, 'view' as const]));

const KINDS: Readonly<Record<string, TableKind>> = {
  ...VIEWS,
  migration: 'schema',
  journal: 'journal',
  entry: 'journal',
  command: 'journal',
  document: 'journal',
  plan_source: 'journal',
  signing_key: 'journal',
  signed_head: 'journal',
  person: 'own',
  session: 'passing',
  story_step: 'passing',
  rate_window: 'passing',
  account: 'own',
  former_password: 'own',
  totp: 'own',
  recovery_code: 'own',
  passkey: 'own',
  single_sign_on: 'own',
  invitation: 'passing',
  sign_in_ticket: 'passing',
  api_token: 'own',
  identity_state: 'own',
  office_proposal: 'own',
  security_head: 'own',
  security_entry: 'own',
  sheet_draft: 'own',
  consolidation_draft: 'own',
  upload: 'own',
  notice_mark: 'own',
  notice: 'own',
  delivery: 'own',
  feed: 'own',
};

export const TABLE_KINDS: ReadonlyMap<string, TableKind> = new Map(Object.entries(KINDS));

/** A table that nobody has named is kept: what is not understood must not be lost. */
export const kindOf = (table: string): TableKind => TABLE_KINDS.get(table) ?? 'own';

export const isKept = (table: string): boolean => ['journal', 'own'].includes(kindOf(table));
