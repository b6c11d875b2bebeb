-- Accounts stand outside every journal: what is here can be changed and erased. Secrets are hashes, or sealed by a key that is not in the database.
create table account (
  person_id text primary key,
  login_name text,
  login_folded text,
  status text not null,
  password_hash text,
  password_set_at timestamptz,
  failures integer not null default 0,
  last_failure_at timestamptz,
  locked_until timestamptz,
  made_at timestamptz not null,
  signed_in_at timestamptz
) with (fillfactor = 70);
create unique index account_of_login on account (login_folded);

create table former_password (
  person_id text not null,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (person_id, set_at)
);

create table totp (
  person_id text primary key,
  sealed text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);

create table recovery_code (
  person_id text not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table passkey (
  passkey_id text primary key,
  person_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  made_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of_person on passkey (person_id);

-- Whom an identity provider means by a subject.
create table single_sign_on (
  issuer text not null,
  subject text not null,
  person_id text not null,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create unique index single_sign_on_of_person on single_sign_on (person_id, issuer);

-- One-time links. `person_id` is empty in the first administrator's, who is nobody yet.
create table invitation (
  token_hash text primary key,
  person_id text,
  purpose text not null,
  made_by text,
  made_at timestamptz not null,
  ends_at timestamptz not null
);
create index invitation_of_person on invitation (person_id);

-- What a sign-in that is half done remembers: whose it is, and the challenge sent.
create table sign_in_ticket (
  token_hash text primary key,
  purpose text not null,
  person_id text,
  facts jsonb not null,
  tries integer not null default 0,
  ends_at timestamptz not null
);
create index sign_in_ticket_end on sign_in_ticket (ends_at);

alter table session
  add column idle_seconds integer,
  add column proved_at timestamptz,
  add column pending text[] not null default '{}';

create table api_token (
  token_id text primary key,
  token_hash text not null,
  name text not null,
  unit_id text not null,
  scopes text[] not null,
  made_by text not null,
  made_at timestamptz not null,
  ends_on date not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create unique index api_token_of_hash on api_token (token_hash);

-- Settings that are data: the policy, the mode of this database, whether the offices were founded, what proves the sealing key.
create table identity_state (
  name text primary key,
  revision integer not null,
  value jsonb not null
);

create table office_proposal (
  proposal_id text primary key,
  kind text not null,
  office text not null,
  person_id text not null,
  proposed_by text not null,
  by_office text not null,
  proposed_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  outcome text
);
create index office_proposal_open on office_proposal (proposed_at) where settled_at is null;

-- The security journal: a chain of its own. Only what is past its time is cleared, and the clearing is an entry.
create table security_head (
  one boolean primary key default true check (one),
  seq integer not null,
  hash text not null,
  cleared_seq integer not null,
  cleared_hash text not null
);
insert into security_head (seq, hash, cleared_seq, cleared_hash) values (0, repeat('0', 64), 0, repeat('0', 64));

create table security_entry (
  seq integer primary key,
  at timestamptz not null,
  type text not null,
  person_id text,
  about_id text,
  body text not null,
  prev_hash text not null,
  hash text not null
);
create index security_entry_of_person on security_entry (person_id, seq);
create index security_entry_about on security_entry (about_id, seq);
