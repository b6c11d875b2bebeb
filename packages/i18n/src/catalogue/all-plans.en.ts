/** Screens over all plans, English. */
export const words = {
  'screen.search': 'Find tasks',
  'screen.search.label': 'Find tasks in all plans',
  'screen.search.placeholder': 'Find tasks in all plans',
  'screen.search.go': 'Find',
  'screen.search.what': 'Type words of a task, its number or a unit above.',
  'screen.search.count': 'Found tasks: {count}.',
  'screen.search.more': 'Found more than {count} tasks.',
  'screen.search.shown': 'The first {count} are listed; another word narrows them down.',
  'screen.search.none': 'No task has “{q}”',
  'screen.search.noneWhat': 'Try another word or fewer characters; only plans that you may see are searched.',
  'screen.allPlans': 'All plans at a glance',
  'screen.allPlans.size': '{plans} plans, {tasks} tasks',
  'screen.allPlans.units': 'Load of the units',
  'screen.allPlans.unit': 'Responsible unit',
  'screen.allPlans.month': 'Due in',
} as const;
