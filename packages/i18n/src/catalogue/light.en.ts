/** Why the calendar shows its light, and what the burden account counts as known, English. */
export const words = {
  'light.because.at-rest': 'The task is finished, suspended or not yet dispatched: the calendar is not asked',
  'light.because.no-calendar': 'No deadline and no milestone: no light by the calendar',
  'light.because.completed': 'Completion is claimed and waits to be verified',
  'light.because.due-passed': 'The deadline {due} has passed',
  'light.because.milestones-behind': '{passed} of {of} milestones have passed and are not reported as reached',
  'light.because.parts-behind': 'Time runs {percent} percentage points ahead of what is done (behind schedule)',
  'light.because.due-near': '{days} days to the deadline {due}',
  'light.because.milestone-passed': 'The milestone “{milestone}” ({on}) has passed and is not reported as reached',
  'light.because.milestone-near': 'The milestone “{milestone}” comes on {on}',
  'light.because.on-time': 'No deadline or milestone is near',
  'cycle.burden.known':
    '{known} answers are known and need not be written: the former words of {standing} can stand by one click, and the tasks of {atRest} are completed, closed out, made routine, not attained or suspended',
} as const;
