/** The laws of the ledger under random commands. A failing run prints its seed and path; FC_SEED repeats it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClaimedWhole } from './closing-parts.js';
import type { PlanCommand } from './commands.js';
import { CYCLE_HISTORY } from './cycle-history.js';
import { dayOf } from './days.js';
import { decide } from './decide.js';
import { emptyPlan } from './empty-plan.js';
import type { PlanEntry, Stamped, TaskContent, TaskId } from './entries.js';
import { evolve } from './evolve.js';
import { HISTORY, historyFacts, touchedTasks } from './history.js';
import { openActs } from './open-acts.js';
import { readiness } from './readiness.js';
import { REFUSAL_CODES } from './refusals.js';
import type { TaskState } from './state.js';
import { law, play, rolls, type Step, seed, stepsOf } from './testing/random-play.js';

const live = (task: TaskState) => task.status !== 'withdrawn' && task.status !== 'replaced';
const withUnits = (task: TaskState) => live(task) && task.status !== 'drafted';

/** A fixed seed: whether rare entries are reached must not be a matter of luck. */
const REACHING = 1422377657;

it('random commands reach every kind of entry', () => {
  const reached = new Map<string, number>();
  const count = (step: Step) => {
    for (const { type } of step.decision.ok ? step.decision.entries : []) reached.set(type, (reached.get(type) ?? 0) + 1);
  };
  const wanted = Object.keys(CYCLE_HISTORY).length + 28;
  for (let batch = 0; batch < 90 && reached.size < wanted; batch += 1) {
    for (const rolled of fc.sample(rolls, { seed: REACHING + batch, numRuns: 100 })) play(rolled, count);
  }
  const missing = Object.keys(CYCLE_HISTORY).filter((key) => !reached.has(key.slice('history.'.length)));
  expect(missing).toEqual([]);
  expect(reached.size).toBe(wanted);
});

describe('a command', () => {
  law('never throws, and is refused with a code of the list', () => ({ decision }) => {
    if (!decision.ok) expect(REFUSAL_CODES).toContain(decision.refusal.code);
  });

  law('changes nothing by being decided, accepted or refused', () => {
    let last = '';
    return ({ before, after, decision }) => {
      const was = JSON.stringify([...before.tasks.values()]);
      if (last !== '') expect(was).toBe(last);
      if (!decision.ok) expect(after).toBe(before);
      last = JSON.stringify([...after.tasks.values()]);
    };
  });

  law('gives the same answer when it is sent again to the same state', () => ({ before, command, decision }) => {
    expect(decide(before, structuredCloned(command))).toEqual(decision);
  });

  law('is accepted only where it was open to its sender', () => ({ before, command, decision }) => {
    if (!decision.ok || !('taskIds' in command.act || 'taskId' in command.act)) return;
    const entry = decision.entries[0]!;
    for (const taskId of touchedTasks(before, entry).filter((id) => before.tasks.has(id))) {
      expect(openActs(before, command.actor, taskId, dayOf(command.at))).toContain(command.act.type);
    }
  });
});

describe('an entry', () => {
  law('touches what it says it touches, each task by one revision, and leaves the rest the same object', () => (step) => {
    for (const { from, entry, to } of stepsOf(step)) {
      const changed = [...to.tasks.values()].filter((task) => from.tasks.get(task.taskId) !== task).map((task) => task.taskId);
      expect(new Set(touchedTasks(from, entry))).toEqual(new Set(changed));
      for (const id of changed) expect(to.tasks.get(id)?.revision).toBe((from.tasks.get(id)?.revision ?? 0) + 1);
      expect(to.seq).toBe(from.seq + 1);
    }
  });

  law('has its facts for the history of each task it touches', () => (step) => {
    for (const { from, entry } of stepsOf(step)) {
      for (const taskId of touchedTasks(from, entry)) {
        const { key, params } = historyFacts(entry, taskId);
        expect(Object.keys(params).sort()).toEqual([...HISTORY[key]].sort());
        for (const value of Object.values(params)) expect(typeof value).toBe('string');
      }
    }
  });

  it(`read back from the journal gives the same state (seed ${seed})`, () => {
    fc.assert(
      fc.property(rolls, (rolled) => {
        const { state, entries } = play(rolled, () => {});
        const read = JSON.parse(JSON.stringify(entries)) as Stamped<PlanEntry>[];
        expect(read).toEqual(entries);
        expect(read.reduce(evolve, emptyPlan('p1'))).toEqual(state);
      }),
      { seed, numRuns: 80 },
    );
  });
});

describe('a task', () => {
  law('keeps its original words, and its place in the journal', () => {
    const words = new Map<TaskId, TaskContent>();
    return ({ after }) => {
      for (const [taskId, read] of words) expect(after.tasks.get(taskId)?.read).toBe(read);
      for (const task of after.tasks.values()) words.set(task.taskId, task.read);
    };
  });

  law('once withdrawn or replaced never acts again', () => ({ before, after }) => {
    for (const task of before.tasks.values()) if (!live(task)) expect(after.tasks.get(task.taskId)).toBe(task);
  });

  law('has each unit once and at most one lead, settled where and only where there is one', () => ({ after }) => {
    for (const task of after.tasks.values()) {
      const leads = task.duties.filter((duty) => duty.role === 'lead');
      expect(new Set(task.duties.map((duty) => duty.unitId)).size).toBe(task.duties.length);
      expect(leads.length).toBe(task.leadSettled ? 1 : 0);
    }
  });

  law('has the status that its duties give it', () => ({ after }) => {
    for (const task of after.tasks.values()) if (live(task)) expectCoherent(task);
  });

  law('is with its units only led, with a finish line, verified by a unit that holds no duty', () => ({ after }) => {
    for (const task of after.tasks.values()) {
      if (!withUnits(task)) continue;
      expect(task.leadSettled && task.closing.confirmed && task.groups.every((group) => group.resolution !== null)).toBe(true);
      expect(task.closing.verifyingUnitId).not.toBeNull();
      expect(task.duties.map((duty) => duty.unitId)).not.toContain(task.closing.verifyingUnitId);
    }
  });

  law('goes out only where nothing stands in its way', () => ({ before, decision }) => {
    const [entry] = decision.ok ? decision.entries : [];
    if (entry?.type === 'tasks.dispatched') for (const id of entry.data.taskIds) expect(readiness(before, id)).toEqual([]);
  });

  law('stands in a place of its own, and is replaced by tasks that exist', () => ({ after }) => {
    const places = [...after.tasks.values()].map((task) => task.order);
    expect(new Set(places).size).toBe(places.length);
    for (const task of after.tasks.values()) for (const id of task.replacedBy) expect(after.tasks.get(id)?.madeFrom).toContain(task.taskId);
  });
});

function expectCoherent(task: TaskState): void {
  const pending = task.duties.filter((duty) => duty.status === 'pending').length;
  expect(pending).toBe(task.status === 'drafted' ? task.duties.length : 0);
  expect(task.resumesTo !== null).toBe(task.status === 'suspended');
  expect(task.dispatchedAt !== null).toBe(task.status !== 'drafted');
  for (const duty of task.duties) {
    expect(duty.acknowledgedAt !== null).toBe(duty.status === 'acknowledged');
    expect(duty.objection !== null).toBe(duty.status === 'objected');
  }
  if (task.status === 'drafted') {
    expect([...task.reports, ...task.evidence, ...task.claims, ...task.closures]).toEqual([]);
    return;
  }
  if (AT_AN_END.includes(task.status)) return;
  const led = task.duties.find((duty) => duty.role === 'lead')?.status === 'acknowledged';
  expect(task.resumesTo ?? task.status).toBe(led ? goingStatus(task) : 'dispatched');
}

const AT_AN_END: readonly TaskState['status'][] = ['closedOut', 'madeRoutine', 'notAttained'];

function goingStatus(task: TaskState): TaskState['status'] {
  if (isClaimedWhole(task)) return 'completed';
  const accepted = task.reports.some(({ status }) => status === 'accepted');
  return accepted || task.measures.length + task.claims.length + task.closures.length > 0 ? 'underWay' : 'acknowledged';
}

function structuredCloned(command: PlanCommand): PlanCommand {
  return JSON.parse(JSON.stringify(command)) as PlanCommand;
}
