-- Views over all tasks of a plan, kept with each entry so that no screen has to count: how units stand in a period, what their people may do.
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
  primary key (plan_id, period_id, unit_id)
) with (fillfactor = 70);

create table unit_acts (
  plan_id text not null,
  unit_id text not null,
  acts text[] not null,
  primary key (plan_id, unit_id)
) with (fillfactor = 70);

create table plan_cycle (
  plan_id text not null,
  rules jsonb not null,
  stand_ins jsonb not null,
  draws jsonb not null,
  primary key (plan_id)
);

-- A plan from before this file has no rows here and is read by its fold until `taizhang rebuild` has made them.
