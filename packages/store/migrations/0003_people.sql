-- People stand outside the journal, where they are ids: what is here can be changed and erased.
create table person (
  person_id text primary key,
  name text not null,
  unit_id text not null,
  roles text[] not null,
  mail text,
  phone text
);
create index person_of_unit on person (unit_id, person_id);

create table session (
  token_hash text primary key,
  person_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_of_person on session (person_id);
