/** The laws of the ledger under random commands. A failing run prints its seed and path; FC_SEED repeats it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanCommand } from './commands.js';
import { decide } from './decide.js';
import { emptyPlan } from './empty-plan.js';
import type { PlanEntry, Stamped, TaskContent, TaskId } from './entries.js';
import { evolve } from './evolve.js';
import { HISTORY, historyFacts, touchedTasks } from './history.js';
import { openActs } from './open-acts.js';
import { readiness } from './readiness.js';
import { type Decision, REFUSAL_CODES } from './refusals.js';
import type { PlanState, TaskState } from './state.js';
import { desk } from './testing/plan-builder.js';
import { commandFrom, RANDOM_PLAN, type Roll } from './testing/random-commands.js';
import { commandOf, stamped } from './testing/story.js';

declare const process: { readonly env: { readonly FC_SEED?: string } };
const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));

const rolls: fc.Arbitrary<Roll[]> = fc.array(
  fc.record({
    type: fc.nat(1000),
    actor: fc.nat(1000),
    about: fc.nat(1000),
    picks: fc.array(fc.nat(40), { minLength: 0, maxLength: 6 }),
    words: fc.nat(1000),
    stale: fc.nat(9).map((number) => number === 0),
  }),
  { minLength: 20, maxLength: 120, size: 'max' },
);

type Step = {
  readonly before: PlanState;
  readonly command: PlanCommand;
  readonly decision: Decision<PlanEntry>;
  readonly after: PlanState;
};

/** Plays rolled commands over a plan that is brought in and made ready, and shows each step. */
function play(rolled: readonly Roll[], see: (step: Step) => void): { readonly state: PlanState; readonly entries: Stamped<PlanEntry>[] } {
  const entries: Stamped<PlanEntry>[] = [];
  let state = emptyPlan('p1');
  const take = (command: PlanCommand) => {
    const before = state;
    const decision = decide(state, command);
    if (decision.ok) {
      const made = stamped(command, decision.entries, state.seq);
      entries.push(...made);
      state = made.reduce(evolve, state);
    }
    see({ before, command, decision, after: state });
  };
  for (const [step, act] of beginning().entries()) take(commandOf(desk, act, step));
  for (const [step, roll] of rolled.entries()) take(commandFrom(state, roll, step + 10));
  return { state, entries };
}

function beginning(): readonly PlanCommand['act'][] {
  const taskIds = RANDOM_PLAN.tasks.map((task) => task.taskId);
  return [
    { type: 'bring-plan-in', coordinatorUnitId: desk.unitId, plan: RANDOM_PLAN },
    { type: 'confirm-closing', taskIds },
    { type: 'settle-finding', findingIds: ['f1', 'f4'], as: 'asRead', note: '' },
    { type: 'dispatch', taskIds: ['t1', 't5'] },
  ];
}

function law(name: string, check: () => (step: Step) => void): void {
  it(`${name} (seed ${seed})`, () => {
    fc.assert(
      fc.property(rolls, (rolled) => void play(rolled, check())),
      { seed, numRuns: 80 },
    );
  });
}

const live = (task: TaskState) => task.status !== 'withdrawn' && task.status !== 'replaced';
const withUnits = (task: TaskState) => live(task) && task.status !== 'drafted';

it(`random commands reach every kind of entry (seed ${seed})`, () => {
  const reached = new Map<string, number>();
  const count = (step: Step) => {
    for (const { type } of step.decision.ok ? step.decision.entries : []) reached.set(type, (reached.get(type) ?? 0) + 1);
  };
  for (const rolled of fc.sample(rolls, { seed, numRuns: 300 })) play(rolled, count);
  expect(reached.size).toBe(24);
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
      expect(openActs(before, command.actor, taskId)).toContain(command.act.type);
    }
  });
});

describe('an entry', () => {
  law(
    'touches what it says it touches, each task by one revision, and leaves the rest the same object',
    () =>
      ({ before, after, decision }) => {
        if (!decision.ok) return;
        const changed = [...after.tasks.values()].filter((task) => before.tasks.get(task.taskId) !== task).map((task) => task.taskId);
        expect(new Set(touchedTasks(before, decision.entries[0]!))).toEqual(new Set(changed));
        for (const id of changed) expect(after.tasks.get(id)?.revision).toBe((before.tasks.get(id)?.revision ?? 0) + 1);
        expect(after.seq).toBe(before.seq + 1);
      },
  );

  law('has its facts for the history of each task it touches', () => ({ before, decision }) => {
    if (!decision.ok) return;
    for (const taskId of touchedTasks(before, decision.entries[0]!)) {
      const { key, params } = historyFacts(decision.entries[0]!, taskId);
      expect(Object.keys(params).sort()).toEqual([...HISTORY[key]].sort());
      for (const value of Object.values(params)) expect(typeof value).toBe('string');
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
  if (task.status === 'drafted') return;
  const led = task.duties.find((duty) => duty.role === 'lead')?.status === 'acknowledged';
  expect(task.resumesTo ?? task.status).toBe(led ? (task.measures.length > 0 ? 'underWay' : 'acknowledged') : 'dispatched');
}

function structuredCloned(command: PlanCommand): PlanCommand {
  return JSON.parse(JSON.stringify(command)) as PlanCommand;
}
