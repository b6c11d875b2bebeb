/** Makes notices from what the journals say since they were last read, and from the calendar. May run at any time, by any server, again and again. */
import { workdays } from '@taizhang/calendar';
import { addDays } from '@taizhang/ledger';
import {
  listPeople,
  noticeNext,
  type Person,
  planState,
  plansDueBetween,
  plansToNotice,
  putNotices,
  type StoredNotice,
} from '@taizhang/store';
import { dayOf } from '../clock.js';
import type { Parts } from '../parts.js';
import { deadlinesComing, TELLING, type Told, toldBy } from './notice-facts.js';

/** Working days before the due day from which a unit is warned. */
const WARN_BEFORE = 3;
/** Days that hold so many working days, whatever the holidays are. */
const LOOK_AHEAD = 30;

type People = (unitId: string) => Promise<readonly Person[]>;

/** A unit's people, asked once a run. They are told of their own unit's work: nothing here goes to anybody else. */
const peopleOf = ({ store }: Parts): People => {
  const known = new Map<string, Promise<readonly Person[]>>();
  return (unitId) => {
    const found = known.get(unitId) ?? listPeople(store, 'everyone', { unitId, limit: 1000 });
    known.set(unitId, found);
    return found;
  };
};

const noticesOf = async (told: Told, planId: string, id: string, at: string, people: People): Promise<readonly StoredNotice[]> => {
  const { kind, unitId, roles, periodId, taskIds, params } = told;
  const persons = (await people(unitId)).filter((person) => person.roles.some((role) => roles.includes(role)));
  return persons.map(({ personId }) => ({
    ...{ noticeId: `${id}/${kind}/${personId}`, personId, kind, planId, periodId, taskIds, params, at },
  }));
};

const ofPlan = async (planId: string, channels: readonly string[], parts: Parts, people: People): Promise<number> => {
  return noticeNext(parts.store, planId, channels, async (entries) => {
    const notices: StoredNotice[] = [];
    const telling = entries.filter(({ type }) => TELLING.includes(type));
    if (telling.length === 0) return notices;
    const state = await planState(parts.store, planId);
    for (const entry of telling)
      for (const told of toldBy(state, entry)) notices.push(...(await noticesOf(told, planId, entry.entryId, entry.at, people)));
    return notices;
  });
};

export const makeNotices = async (parts: Parts, channels: readonly string[] = parts.channels): Promise<void> => {
  const people = peopleOf(parts);
  for (const planId of await plansToNotice(parts.store)) while ((await ofPlan(planId, channels, parts, people)) > 0);
};

/** Once a unit, a person and a due day: the id says so. A plan without a period that is due soon is not even looked at. */
export const makeDeadlineNotices = async (parts: Parts): Promise<void> => {
  const people = peopleOf(parts);
  const now = parts.clock();
  for (const planId of await plansDueBetween(parts.store, dayOf(now), addDays(dayOf(now), LOOK_AHEAD))) {
    const state = await planState(parts.store, planId);
    const coming = deadlinesComing(state, dayOf(now), (dueOn) => workdays.add(dueOn, -WARN_BEFORE));
    for (const told of coming) {
      const id = `${planId}/${told.periodId}/${told.params.due}/${told.unitId}`;
      await putNotices(parts.store, await noticesOf(told, planId, id, now.toISOString(), people), parts.channels);
    }
  }
};
