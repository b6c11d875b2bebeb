-- The journal: all that cannot be derived. Ids, times and hashes come from the application.
create table journal (
  journal_id text primary key,
  seq integer not null,
  hash text not null
) with (fillfactor = 50);

create table entry (
  journal_id text not null,
  seq integer not null,
  entry_id text not null,
  command_id text not null,
  type text not null,
  at timestamptz not null,
  body text not null,
  prev_hash text not null,
  hash text not null,
  primary key (journal_id, seq)
);

create table command (
  journal_id text not null,
  command_id text not null,
  first_seq integer not null,
  last_seq integer not null,
  answer jsonb not null,
  primary key (journal_id, command_id)
);

-- The files as they came, under their hash.
create table document (
  sha256 text primary key,
  bytes bytea not null,
  size integer not null,
  media_type text not null,
  file_name text not null,
  put_at timestamptz not null
);
-- Word, PDF and Excel files are compressed already.
alter table document alter column bytes set storage external;

-- One plan a file: the key is what recognises a file brought in twice, at once or years later.
create table plan_source (
  sha256 text primary key,
  plan_id text not null
);

insert into journal (journal_id, seq, hash) values ('directory', 0, repeat('0', 64));
