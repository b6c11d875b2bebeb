-- What is read over all plans: words in a table of their own, narrow, so that a thousand hits are looked over quickly; and counts kept by plan.
alter table task drop column search;

create table task_word (
  plan_id text not null,
  task_id text not null,
  ord double precision not null,
  published boolean not null,
  replaced boolean not null,
  search tsvector not null,
  primary key (plan_id, task_id)
) with (fillfactor = 80, toast_tuple_target = 128);
-- Out of line, so that a page holds the places of a hundred tasks and not the words of three.
alter table task_word alter column search set storage external;
-- Lexemes begin with their plan's bucket (search-words.ts). No pending list: it would be read through by every search.
create index task_word_search on task_word using gin (search) with (fastupdate = off);

-- Tasks by status, by unit and status, and by the month they come due, of one plan. `version` tells servers whether what they read is still so.
create table plan_tally (
  plan_id text primary key,
  version text not null,
  tally jsonb not null
) with (fillfactor = 70);
