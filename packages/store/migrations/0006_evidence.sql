-- Evidence. What these tables hold is added to and never changed: the role that serves gets select and insert alone (database/app-role.ts).
comment on table entry is 'append-only';
comment on table command is 'append-only';
comment on table document is 'append-only';
comment on table plan_source is 'append-only';
-- What is past its time is cleared by the owner.
comment on table security_entry is 'append-only';
-- A head moves with what is appended: its seq and hash, nothing else of it.
comment on table journal is 'head';
comment on table security_head is 'head';

-- Keys that sign heads, in their order; each is introduced by a statement that the one before signed (the first by itself). Public parts alone.
create table signing_key (
  n integer primary key,
  key_id text not null,
  body text not null,
  signature text not null
);
comment on table signing_key is 'append-only';

-- Signed heads of each journal, a chain of their own. `n` makes them one after another: of two servers that sign at once, one finds it done.
create table signed_head (
  journal_id text not null,
  n integer not null,
  seq integer not null,
  at timestamptz not null,
  body text not null,
  signature text not null,
  primary key (journal_id, n)
);
comment on table signed_head is 'append-only';
