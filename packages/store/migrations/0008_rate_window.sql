-- How often something was asked for in a window of time, where several servers must count together (signing in). The key is a hash: no address, no name.
create table rate_window (
  key text primary key,
  ends_at timestamptz not null,
  count integer not null
) with (fillfactor = 70);
create index rate_window_ended on rate_window (ends_at);
