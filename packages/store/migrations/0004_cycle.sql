-- The half-year cycle. Views first: pure functions of the journal, disposable.
create table period (
  plan_id text not null,
  period_id text not null,
  status text not null,
  due_on date not null,
  body jsonb not null,
  primary key (plan_id, period_id)
);

create table report (
  plan_id text not null,
  period_id text not null,
  task_id text not null,
  unit_id text not null,
  role text not null,
  status text not null,
  light text not null,
  submitted_at timestamptz,
  body jsonb not null,
  primary key (plan_id, period_id, task_id, unit_id)
) with (fillfactor = 70);

create table claim (
  plan_id text not null,
  task_id text not null,
  claim_id text not null,
  unit_id text not null,
  status text not null,
  body jsonb not null,
  primary key (plan_id, task_id, claim_id)
);

create table evidence (
  plan_id text not null,
  task_id text not null,
  evidence_id text not null,
  unit_id text not null,
  kind text not null,
  sha256 text,
  body jsonb not null,
  primary key (plan_id, task_id, evidence_id)
);

-- Outside the journal: what is being typed. `item` is `task:<id>` or `indicator:<id>`.
create table sheet_draft (
  plan_id text not null,
  period_id text not null,
  unit_id text not null,
  item text not null,
  revision integer not null,
  words jsonb not null,
  saved_at timestamptz not null,
  person_id text not null,
  primary key (plan_id, period_id, unit_id, item)
) with (fillfactor = 70);

create table consolidation_draft (
  plan_id text not null,
  period_id text not null,
  revision integer not null,
  parts jsonb not null,
  saved_at timestamptz not null,
  person_id text not null,
  primary key (plan_id, period_id)
);

-- Which unit uploaded a file, under what name, for what: `place` is `task:<id>` or `sheet:<period>`. The bytes are in `document`, once.
create table upload (
  plan_id text not null,
  place text not null,
  unit_id text not null,
  sha256 text not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  put_at timestamptz not null,
  person_id text not null,
  primary key (plan_id, place, unit_id, sha256)
);

-- Notices are made from the journal after the commit, in its order: the journal is the outbox, this is how far it was read.
create table notice_mark (
  plan_id text primary key,
  seq integer not null
);

create table notice (
  notice_id text primary key,
  person_id text not null,
  kind text not null,
  plan_id text not null,
  period_id text,
  task_ids text[] not null,
  params jsonb not null,
  made_at timestamptz not null,
  read_at timestamptz
);
create index notice_of_person on notice (person_id, made_at);

-- One row a notice and way out (mail, webhook): each at least once, told apart by the notice's id.
create table delivery (
  notice_id text not null,
  channel text not null,
  attempts integer not null,
  next_at timestamptz not null,
  done_at timestamptz,
  failure text,
  primary key (notice_id, channel)
);
create index delivery_waiting on delivery (next_at) where done_at is null;

create table feed (
  person_id text primary key,
  token_hash text not null,
  made_at timestamptz not null
);
create unique index feed_of_token on feed (token_hash);
