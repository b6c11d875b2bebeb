/** The same random draws for every contestant: a plan of office 1 (the odd ones), a task of it, a unit, a state. */
import { generatedPlans, randomFrom, TASKS, UNITS } from './generated-plans.mjs';

export const WORDS = {
  /** In about a sixth of the tasks. */
  two: '电梯',
  /** In about one of a hundred. */
  four: '海绵城市',
};

export const REPORT =
  '本月已召开协调会，累计完成投资320万元，形象进度达到65%，前期手续正在办理，下一步督促施工单位抢抓工期，确保如期完成年度任务。'.repeat(3);

/** Who may report on which task now: one unit for each task of office 1 that takes reports, as `[plan, seq, unit]`. */
const reportersOf = (plans) => {
  const found = [];
  for (const plan of generatedPlans(plans)) {
    if (plan.office !== 1) continue;
    for (const { seq, state, units } of plan.tasks)
      if (state <= 5) found.push([plan.id, seq, state === 1 && units.length > 1 ? units[1] : units[0]]);
  }
  return found;
};

export const drawFrom = (plans) => {
  const random = randomFrom(7);
  const below = (end) => Math.floor(random() * end);
  const plan = () => 1 + 2 * below(Math.ceil(plans / 2));
  const reporters = reportersOf(plans);
  return {
    plan,
    /** `[plan, place in the plan]`. */
    task: () => [plan(), 1 + below(TASKS)],
    unit: () => 1 + below(UNITS.length),
    state: () => 1 + below(7),
    reporter: () => reporters[below(reporters.length)],
  };
};

/** The id that plain tables and the peers have for a task. */
export const flatId = ([plan, seq]) => (plan - 1) * TASKS + seq;
