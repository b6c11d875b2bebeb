-- A task can be decided on and shown without folding its plan: beside what `task`, `report`, `claim` and `evidence` hold, the rest of its state, and of
-- the plan's. JSON as text: written and read whole, compared as it stands. Empty until `taizhang rebuild` where a plan is older than this file.
alter table task add column cycle text not null default '';
alter table task alter column cycle drop default;
alter table task add column context text not null default '';
alter table task alter column context drop default;

create table plan_rest (
  plan_id text primary key,
  rest text not null
);

create table unit_tally (
  plan_id text not null,
  unit_id text not null,
  tasks text not null,
  plan text not null,
  primary key (plan_id, unit_id)
) with (fillfactor = 70);

create index finding_of_task on finding (plan_id, task_id);

-- Which plans a unit sees, read off the index alone.
drop index plan_unit_of_unit;
create index plan_unit_seen on plan_unit (unit_id, plan_id) where published > 0;
