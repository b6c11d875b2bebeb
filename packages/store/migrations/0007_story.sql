-- How far the sample's story has been told: what was answered to each step, so that a story broken off goes on where it was. Emptied at its end.
create table story_step (
  story text not null,
  step integer not null,
  answer text not null,
  primary key (story, step)
);
