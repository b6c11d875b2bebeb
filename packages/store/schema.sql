-- Written by the schema test from the catalogue of a migrated database: read it, change migrations/ instead.

create table account (
  person_id text not null,
  login_name text,
  login_folded text,
  status text not null,
  password_hash text,
  password_set_at timestamp with time zone,
  failures integer not null default 0,
  last_failure_at timestamp with time zone,
  locked_until timestamp with time zone,
  made_at timestamp with time zone not null,
  signed_in_at timestamp with time zone,
  PRIMARY KEY (person_id)
) with (fillfactor=70);

create table api_token (
  token_id text not null,
  token_hash text not null,
  name text not null,
  unit_id text not null,
  scopes text[] not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  ends_on date not null,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  PRIMARY KEY (token_id)
);

create table claim (
  plan_id text not null,
  task_id text not null,
  claim_id text not null,
  unit_id text not null,
  status text not null,
  body jsonb not null,
  PRIMARY KEY (plan_id, task_id, claim_id)
);

create table command (
  journal_id text not null,
  command_id text not null,
  first_seq integer not null,
  last_seq integer not null,
  answer jsonb not null,
  PRIMARY KEY (journal_id, command_id)
);

create table consolidation_draft (
  plan_id text not null,
  period_id text not null,
  revision integer not null,
  parts jsonb not null,
  saved_at timestamp with time zone not null,
  person_id text not null,
  PRIMARY KEY (plan_id, period_id)
);

create table delivery (
  notice_id text not null,
  channel text not null,
  attempts integer not null,
  next_at timestamp with time zone not null,
  done_at timestamp with time zone,
  failure text,
  PRIMARY KEY (notice_id, channel)
);

create table document (
  sha256 text not null,
  bytes bytea not null,
  size integer not null,
  media_type text not null,
  file_name text not null,
  put_at timestamp with time zone not null,
  PRIMARY KEY (sha256)
);

create table duty (
  plan_id text not null,
  task_id text not null,
  n integer not null,
  unit_id text not null,
  role text not null,
  printed text,
  from_group text,
  status text not null,
  acknowledged_at timestamp with time zone,
  PRIMARY KEY (plan_id, task_id, n)
) with (fillfactor=70);

create table entry (
  journal_id text not null,
  seq integer not null,
  entry_id text not null,
  command_id text not null,
  type text not null,
  at timestamp with time zone not null,
  body text not null,
  prev_hash text not null,
  hash text not null,
  PRIMARY KEY (journal_id, seq)
);

create table entry_task (
  plan_id text not null,
  task_id text not null,
  seq integer not null,
  PRIMARY KEY (plan_id, task_id, seq)
);

create table evidence (
  plan_id text not null,
  task_id text not null,
  evidence_id text not null,
  unit_id text not null,
  kind text not null,
  sha256 text,
  body jsonb not null,
  PRIMARY KEY (plan_id, task_id, evidence_id)
);

create table feed (
  person_id text not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  PRIMARY KEY (person_id)
);

create table finding (
  plan_id text not null,
  finding_id text not null,
  task_id text,
  indicator_id text,
  rule text not null,
  level text not null,
  settled_as text,
  span_start integer not null,
  body jsonb not null,
  PRIMARY KEY (plan_id, finding_id)
);

create table former_password (
  person_id text not null,
  set_at timestamp with time zone not null,
  password_hash text not null,
  PRIMARY KEY (person_id, set_at)
);

create table identity_state (
  name text not null,
  revision integer not null,
  value jsonb not null,
  PRIMARY KEY (name)
);

create table indicator (
  plan_id text not null,
  indicator_id text not null,
  ord integer not null,
  number text,
  text text not null,
  body jsonb not null,
  PRIMARY KEY (plan_id, indicator_id)
);

create table invitation (
  token_hash text not null,
  person_id text,
  purpose text not null,
  made_by text,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  PRIMARY KEY (token_hash)
);

create table journal (
  journal_id text not null,
  seq integer not null,
  hash text not null,
  PRIMARY KEY (journal_id)
) with (fillfactor=50);

create table migration (
  id integer not null,
  name text not null,
  applied_at timestamp with time zone not null,
  PRIMARY KEY (id)
);

create table notice (
  notice_id text not null,
  person_id text not null,
  kind text not null,
  plan_id text not null,
  period_id text,
  task_ids text[] not null,
  params jsonb not null,
  made_at timestamp with time zone not null,
  read_at timestamp with time zone,
  PRIMARY KEY (notice_id)
);

create table notice_mark (
  plan_id text not null,
  seq integer not null,
  PRIMARY KEY (plan_id)
);

create table office_proposal (
  proposal_id text not null,
  kind text not null,
  office text not null,
  person_id text not null,
  proposed_by text not null,
  by_office text not null,
  proposed_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  outcome text,
  PRIMARY KEY (proposal_id)
);

create table passkey (
  passkey_id text not null,
  person_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  made_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  PRIMARY KEY (passkey_id)
);

create table period (
  plan_id text not null,
  period_id text not null,
  status text not null,
  due_on date not null,
  body jsonb not null,
  PRIMARY KEY (plan_id, period_id)
);

create table period_unit (
  plan_id text not null,
  period_id text not null,
  unit_id text not null,
  asked integer not null,
  answers integer not null,
  handed_in integer not null,
  outstanding integer not null,
  submitted integer not null,
  accepted integer not null,
  returned integer not null,
  returned_shown integer not null,
  PRIMARY KEY (plan_id, period_id, unit_id)
) with (fillfactor=70);

create table person (
  person_id text not null,
  name text not null,
  unit_id text not null,
  roles text[] not null,
  mail text,
  phone text,
  PRIMARY KEY (person_id)
);

create table plan (
  plan_id text not null,
  title text,
  issuer text,
  document_number text,
  issued_on date,
  script text not null,
  coordinator_unit_id text not null,
  source_sha256 text not null,
  file_name text not null,
  media_type text not null,
  source_bytes integer not null,
  published integer not null,
  withdrawn boolean not null default false,
  PRIMARY KEY (plan_id)
) with (fillfactor=70);

create table plan_cycle (
  plan_id text not null,
  rules jsonb not null,
  stand_ins jsonb not null,
  draws jsonb not null,
  PRIMARY KEY (plan_id)
);

create table plan_rest (
  plan_id text not null,
  rest text not null,
  PRIMARY KEY (plan_id)
);

create table plan_source (
  sha256 text not null,
  plan_id text not null,
  edition integer not null default 1,
  PRIMARY KEY (sha256, edition)
);

create table plan_tally (
  plan_id text not null,
  version text not null,
  tally jsonb not null,
  PRIMARY KEY (plan_id)
) with (fillfactor=70);

create table plan_unit (
  plan_id text not null,
  unit_id text not null,
  duties integer not null,
  verifies integer not null,
  published integer not null,
  PRIMARY KEY (plan_id, unit_id)
) with (fillfactor=70);

create table rate_window (
  key text not null,
  ends_at timestamp with time zone not null,
  count integer not null,
  PRIMARY KEY (key)
) with (fillfactor=70);

create table recovery_code (
  person_id text not null,
  code_hash text not null,
  used_at timestamp with time zone,
  PRIMARY KEY (person_id, code_hash)
);

create table report (
  plan_id text not null,
  period_id text not null,
  task_id text not null,
  unit_id text not null,
  role text not null,
  status text not null,
  light text not null,
  submitted_at timestamp with time zone,
  body jsonb not null,
  PRIMARY KEY (plan_id, period_id, task_id, unit_id)
) with (fillfactor=70);

create table section (
  plan_id text not null,
  section_id text not null,
  ord integer not null,
  heading text not null,
  level integer not null,
  PRIMARY KEY (plan_id, section_id)
);

create table security_entry (
  seq integer not null,
  at timestamp with time zone not null,
  type text not null,
  person_id text,
  about_id text,
  body text not null,
  prev_hash text not null,
  hash text not null,
  PRIMARY KEY (seq)
);

create table security_head (
  one boolean not null default true,
  seq integer not null,
  hash text not null,
  cleared_seq integer not null,
  cleared_hash text not null,
  PRIMARY KEY (one),
  CHECK (one)
);

create table session (
  token_hash text not null,
  person_id text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  idle_seconds integer,
  proved_at timestamp with time zone,
  pending text[] not null default '{}'::text[],
  PRIMARY KEY (token_hash)
);

create table sheet_draft (
  plan_id text not null,
  period_id text not null,
  unit_id text not null,
  item text not null,
  revision integer not null,
  words jsonb not null,
  saved_at timestamp with time zone not null,
  person_id text not null,
  PRIMARY KEY (plan_id, period_id, unit_id, item)
) with (fillfactor=70);

create table sign_in_ticket (
  token_hash text not null,
  purpose text not null,
  person_id text,
  facts jsonb not null,
  tries integer not null default 0,
  ends_at timestamp with time zone not null,
  PRIMARY KEY (token_hash)
);

create table signed_head (
  journal_id text not null,
  n integer not null,
  seq integer not null,
  at timestamp with time zone not null,
  body text not null,
  signature text not null,
  PRIMARY KEY (journal_id, n)
);

create table signing_key (
  n integer not null,
  key_id text not null,
  body text not null,
  signature text not null,
  PRIMARY KEY (n)
);

create table single_sign_on (
  issuer text not null,
  subject text not null,
  person_id text not null,
  linked_at timestamp with time zone not null,
  PRIMARY KEY (issuer, subject)
);

create table story_step (
  story text not null,
  step integer not null,
  answer text not null,
  PRIMARY KEY (story, step)
);

create table task (
  plan_id text not null,
  task_id text not null,
  ord double precision not null,
  number text,
  number_value integer,
  kind text not null,
  section_id text,
  section_heading text,
  path text[] not null,
  text text not null,
  status text not null,
  published boolean not null,
  revision integer not null,
  lead_unit_ids text[] not null,
  other_unit_ids text[] not null,
  proposed_lead text,
  lead_settled boolean not null,
  due_on date,
  due_text text,
  closing_kind text not null,
  closing_confirmed boolean not null,
  done_when text not null,
  evidence text not null,
  verifying_unit_id text,
  open_asks integer not null,
  open_groups text[] not null,
  waiting integer not null,
  objected integer not null,
  ready boolean not null,
  not_ready text[] not null,
  dispatched_at timestamp with time zone,
  read jsonb not null,
  body jsonb not null,
  cycle text not null,
  context text not null,
  PRIMARY KEY (plan_id, task_id)
) with (fillfactor=70);

create table task_group (
  plan_id text not null,
  task_id text not null,
  n integer not null,
  group_id text not null,
  text text not null,
  role text not null,
  resolved boolean not null,
  body jsonb not null,
  PRIMARY KEY (plan_id, task_id, n)
);

create table task_word (
  plan_id text not null,
  task_id text not null,
  ord double precision not null,
  published boolean not null,
  replaced boolean not null,
  search tsvector not null,
  PRIMARY KEY (plan_id, task_id)
) with (fillfactor=80, toast_tuple_target=128);

create table totp (
  person_id text not null,
  sealed text not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  PRIMARY KEY (person_id)
);

create table unit (
  unit_id text not null,
  name text not null,
  kind text not null,
  level text not null,
  place text,
  folded text not null,
  ended boolean not null default false,
  PRIMARY KEY (unit_id)
);

create table unit_acts (
  plan_id text not null,
  unit_id text not null,
  acts text[] not null,
  PRIMARY KEY (plan_id, unit_id)
) with (fillfactor=70);

create table unit_alias (
  unit_id text not null,
  alias text not null,
  folded text not null,
  PRIMARY KEY (unit_id, alias)
);

create table unit_tally (
  plan_id text not null,
  unit_id text not null,
  tasks text not null,
  plan text not null,
  PRIMARY KEY (plan_id, unit_id)
) with (fillfactor=70);

create table upload (
  plan_id text not null,
  place text not null,
  unit_id text not null,
  sha256 text not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  put_at timestamp with time zone not null,
  person_id text not null,
  PRIMARY KEY (plan_id, place, unit_id, sha256)
);

CREATE UNIQUE INDEX account_of_login ON public.account USING btree (login_folded);
CREATE UNIQUE INDEX api_token_of_hash ON public.api_token USING btree (token_hash);
CREATE INDEX delivery_waiting ON public.delivery USING btree (next_at) WHERE (done_at IS NULL);
CREATE INDEX duty_of_unit ON public.duty USING btree (plan_id, unit_id);
CREATE UNIQUE INDEX feed_of_token ON public.feed USING btree (token_hash);
CREATE INDEX finding_of_task ON public.finding USING btree (plan_id, task_id);
CREATE INDEX invitation_of_person ON public.invitation USING btree (person_id);
CREATE INDEX notice_of_person ON public.notice USING btree (person_id, made_at);
CREATE INDEX office_proposal_open ON public.office_proposal USING btree (proposed_at) WHERE (settled_at IS NULL);
CREATE INDEX passkey_of_person ON public.passkey USING btree (person_id);
CREATE INDEX person_of_unit ON public.person USING btree (unit_id, person_id);
CREATE INDEX plan_unit_seen ON public.plan_unit USING btree (unit_id, plan_id) WHERE (published > 0);
CREATE INDEX rate_window_ended ON public.rate_window USING btree (ends_at);
CREATE INDEX security_entry_about ON public.security_entry USING btree (about_id, seq);
CREATE INDEX security_entry_of_person ON public.security_entry USING btree (person_id, seq);
CREATE INDEX session_of_person ON public.session USING btree (person_id);
CREATE INDEX sign_in_ticket_end ON public.sign_in_ticket USING btree (ends_at);
CREATE UNIQUE INDEX single_sign_on_of_person ON public.single_sign_on USING btree (person_id, issuer);
CREATE INDEX task_in_order ON public.task USING btree (plan_id, ord, task_id);
CREATE INDEX task_word_search ON public.task_word USING gin (search) WITH (fastupdate=off);
