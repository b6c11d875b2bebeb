/** All plans that this person may see, added up from their kept counts. */
import { ROUTES } from '@taizhang/contract';
import type { TaskStatus } from '@taizhang/ledger';
import { overviewOfPlans } from '@taizhang/store';
import { answers } from '../http/use-case.js';

const sum = (byStatus: Readonly<Partial<Record<TaskStatus, number>>>): number =>
  Object.values(byStatus).reduce((total, count) => total + count, 0);

export const getOverviewOfPlans = answers(ROUTES.getOverviewOfPlans, async ({ person, parts }) => {
  const { plans, byStatus, units, due } = await overviewOfPlans(parts.store, person);
  const nameOf = await parts.names.of(units.map(({ unitId }) => unitId));
  return {
    answer: {
      plans,
      tasks: sum(byStatus),
      byStatus,
      units: units.map((unit) => ({ unit: nameOf(unit.unitId), tasks: sum(unit.byStatus), byStatus: unit.byStatus })),
      due: due.map((month) => ({ month: month.month, tasks: sum(month.byStatus), byStatus: month.byStatus })),
    },
  };
});
