-- A unit that was merged or split away keeps its row for its name, and is offered no more.
alter table unit add column ended boolean not null default false;
