-- Views: pure functions of the journal, written with it and disposable. Hot tables carry the plan first in their key.
create table plan (
  plan_id text primary key,
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
  published integer not null
) with (fillfactor = 70);

create table section (
  plan_id text not null,
  section_id text not null,
  ord integer not null,
  heading text not null,
  level integer not null,
  primary key (plan_id, section_id)
);

create table indicator (
  plan_id text not null,
  indicator_id text not null,
  ord integer not null,
  number text,
  text text not null,
  body jsonb not null,
  primary key (plan_id, indicator_id)
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
  dispatched_at timestamptz,
  read jsonb not null,
  body jsonb not null,
  search tsvector not null,
  primary key (plan_id, task_id)
) with (fillfactor = 70);
create index task_in_order on task (plan_id, ord, task_id);
-- Each row's lexemes hold its plan's id, so that this index leads by plan without an extension.
create index task_search on task using gin (search);

create table duty (
  plan_id text not null,
  task_id text not null,
  n integer not null,
  unit_id text not null,
  role text not null,
  printed text,
  from_group text,
  status text not null,
  acknowledged_at timestamptz,
  primary key (plan_id, task_id, n)
) with (fillfactor = 70);
create index duty_of_unit on duty (plan_id, unit_id);

-- The row by which a unit sees a plan at all: it holds a duty, or verifies, on a task that was dispatched (published > 0).
create table plan_unit (
  plan_id text not null,
  unit_id text not null,
  duties integer not null,
  verifies integer not null,
  published integer not null,
  primary key (plan_id, unit_id)
) with (fillfactor = 70);
create index plan_unit_of_unit on plan_unit (unit_id, plan_id);

create table task_group (
  plan_id text not null,
  task_id text not null,
  n integer not null,
  group_id text not null,
  text text not null,
  role text not null,
  resolved boolean not null,
  body jsonb not null,
  primary key (plan_id, task_id, n)
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
  primary key (plan_id, finding_id)
);

create table entry_task (
  plan_id text not null,
  task_id text not null,
  seq integer not null,
  primary key (plan_id, task_id, seq)
);

create table unit (
  unit_id text primary key,
  name text not null,
  kind text not null,
  level text not null,
  place text,
  folded text not null
);

create table unit_alias (
  unit_id text not null,
  alias text not null,
  folded text not null,
  primary key (unit_id, alias)
);
