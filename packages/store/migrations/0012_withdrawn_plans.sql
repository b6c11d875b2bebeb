-- A wrong import is withdrawn before anything of it goes out; the same file may then come in again, under the next edition.
alter table plan add column withdrawn boolean not null default false;
alter table plan_source add column edition integer not null default 1;
alter table plan_source drop constraint plan_source_pkey;
alter table plan_source add primary key (sha256, edition);
