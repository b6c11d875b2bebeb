-- Plain normalised tables, as somebody would write them in an afternoon: what the bare limits stand on. The schema `raw` holds the generated rows.
create table plans (id integer primary key, name text not null, office integer not null);
create table units (id integer primary key, name text not null);
create table sections (id integer primary key, name text not null);
create table states (id integer primary key, name text not null);
create table tasks (
  id integer primary key,
  plan integer not null references plans,
  section integer not null references sections,
  seq integer not null,
  lead integer not null references units,
  state integer not null references states,
  due date,
  text text not null
);
create table duties (
  id integer primary key,
  task integer not null references tasks,
  unit integer not null references units,
  is_lead boolean not null
);
create table reports (
  id serial primary key,
  task integer not null references tasks,
  unit integer not null references units,
  created timestamp not null,
  text text not null
);
insert into plans select * from raw.plans;
insert into units select * from raw.units;
insert into sections select * from raw.sections;
insert into states select * from raw.states;
insert into tasks select * from raw.tasks;
insert into duties select * from raw.duties;
insert into reports select * from raw.reports;
select setval('reports_id_seq', (select max(id) from reports));
create index on tasks (plan, seq);
create index on duties (task);
create index on duties (unit, task);
create index on reports (task);
drop schema raw cascade;
vacuum analyze;
