-- The generated rows as they are, for each contestant to take into its own tables.
drop schema if exists raw cascade;
create schema raw;
create table raw.plans (id integer primary key, name text, office integer);
create table raw.units (id integer primary key, name text);
create table raw.sections (id integer primary key, name text);
create table raw.states (id integer primary key, name text);
create table raw.tasks (id integer primary key, plan integer, section integer, seq integer, lead integer, state integer, due date, text text);
create table raw.duties (id integer primary key, task integer, unit integer, lead boolean);
create table raw.reports (id integer primary key, task integer, unit integer, created timestamp, text text);
\copy raw.plans from 'plans.tsv'
\copy raw.units from 'units.tsv'
\copy raw.sections from 'sections.tsv'
\copy raw.states from 'states.tsv'
\copy raw.tasks from 'tasks.tsv'
\copy raw.duties from 'duties.tsv'
\copy raw.reports from 'reports.tsv'
analyze raw.tasks;
analyze raw.duties;
analyze raw.reports;
