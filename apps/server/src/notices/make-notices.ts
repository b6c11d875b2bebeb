/** Makes notices from what the journals say since they were last read, and from the calendar. May run at any time, by any server, again and again. */
import { workdays } from '@taizhang/calendar';
import { listPeople, noticeNext, type Person, planState, plansToNotice, putNotices, type StoredNotice } from '@taizhang/store';
import { dayOf } from '../clock.js';
import type { Parts } from '../parts.js';
import { deadlinesComing, type Told, toldBy } from './notice-facts.js';

/** Working days before the due day from which a unit is warned. */
const WARN_BEFORE = 3;

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
  const state = await planState(parts.store, planId);
  return noticeNext(parts.store, planId, channels, async (entries) => {
    const notices: StoredNotice[] = [];
    for (const entry of entries)
      for (const told of toldBy(state, entry)) notices.push(...(await noticesOf(told, planId, entry.entryId, entry.at, people)));
    return notices;
  });
};

export const makeNotices = async (parts: Parts, channels: readonly string[] = parts.channels): Promise<void> => {
  const people = peopleOf(parts);
  for (const planId of await plansToNotice(parts.store)) while ((await ofPlan(planId, channels, parts, people)) > 0);
};

/** Once a unit, a person and a due day: the id says so. */
export const makeDeadlineNotices = async (planIds: readonly string[], parts: Parts): Promise<void> => {
  const people = peopleOf(parts);
  const now = parts.clock();
  for (const planId of planIds) {
    const state = await planState(parts.store, planId);
    const coming = deadlinesComing(state, dayOf(now), (dueOn) => workdays.add(dueOn, -WARN_BEFORE));
    for (const told of coming) {
      const id = `${planId}/${told.periodId}/${told.params.due}/${told.unitId}`;
      await putNotices(parts.store, await noticesOf(told, planId, id, now.toISOString(), people), parts.channels);
    }
  }
};
