/** Made of what must not be possible. */
import { describe, expect, it } from 'vitest';
import type { PlanActType } from './commands.js';
import { decide } from './decide.js';
import type { Actor, PersonRole } from './entries.js';
import { openActs, openPlanActs } from './open-acts.js';
import { ACT_TABLE, may, PLAN_ACT_TYPES } from './permission.js';
import { desk, finding, group, liaisonOf, person, plan, task } from './testing/plan-builder.js';
import { actOfEachType, broughtIn, commandOf, dispatched } from './testing/story.js';

const content = plan([task('t1', { groups: [group('g1')] }), task('t2', { duties: ['river-city:lead'] })], {
  findings: [finding('f1', 't1')],
});
const acts = actOfEachType(content);
const ROLES: readonly PersonRole[] = [
  'coordinator',
  'liaison',
  'handler',
  'leaderInCharge',
  'verifier',
  'principal',
  'auditor',
  'systemAdministrator',
  'securityAdministrator',
];
const UNITS = ['development', 'industry', 'finance', 'river-city', 'nobody'];
const drafted = broughtIn(content).state;
const sent = dispatched(plan([task('t1'), task('t2', { duties: ['river-city:lead'] })])).state;

/** Written out by hand, apart from the table: what each role may do in the unit it is right for. */
const SIGNED_FOR: readonly PlanActType[] = [
  ...(['acknowledge', 'object', 'withdraw-objection', 'submit', 'withdraw-submission'] as const),
  ...(['claim-completion', 'withdraw-claim', 'request-adjustment', 'withdraw-request'] as const),
];
const DRAFTED_IN: readonly PlanActType[] = ['record-measures', 'add-evidence'];
const OF_UNIT: readonly PlanActType[] = [...SIGNED_FOR, ...DRAFTED_IN, 'sign-off', 'send-back'];
const OF_VERIFIER: readonly PlanActType[] = ['give-light', 'verify-claim', 'return-claim', 'look-back'];
const OF_ANY_PART: readonly PlanActType[] = ['name-stand-in', 'pass-stand-ins'];
const ALLOWED: Readonly<Record<PersonRole, readonly PlanActType[]>> = {
  /** The desk verifies where no other unit was named, and never where it holds a duty. */
  coordinator: PLAN_ACT_TYPES.filter((type) => !OF_UNIT.includes(type) && !OF_ANY_PART.includes(type)),
  liaison: [...SIGNED_FOR, ...DRAFTED_IN, 'pass-stand-ins'],
  leaderInCharge: [...OF_UNIT, 'name-stand-in'],
  handler: DRAFTED_IN,
  verifier: [...OF_VERIFIER, 'name-stand-in'],
  principal: [],
  auditor: [],
  systemAdministrator: [],
  securityAdministrator: [],
};

function rightUnits(role: PersonRole, type: PlanActType): readonly string[] {
  if (OF_ANY_PART.includes(type)) return ['development', 'industry', 'finance', 'river-city'];
  return role === 'coordinator' || role === 'verifier' ? ['development'] : ['industry', 'finance'];
}

describe.each(ROLES)('%s', (role) => {
  it.each(PLAN_ACT_TYPES)('%s: only in the unit it is for', (type) => {
    for (const unitId of UNITS) {
      const expected = ALLOWED[role].includes(type) && rightUnits(role, type).includes(unitId);
      for (const state of [drafted, sent]) {
        const actor = person(unitId, role);
        expect(may(state, acts[type], actor), unitId).toBe(expected);
        const decision = decide(state, commandOf(actor, acts[type]));
        if (!expected) expect(decision).toMatchObject({ ok: false, refusal: { code: 'act/not-yours' } });
        else if (!decision.ok) expect(decision.refusal.code).not.toBe('act/not-yours');
      }
    }
  });
});

describe('nobody', () => {
  const denied = (actor: Actor, type: PlanActType, state = sent) => !may(state, acts[type], actor);

  it('acts without a role', () => {
    for (const type of PLAN_ACT_TYPES) for (const unitId of UNITS) expect(denied(person(unitId), type), type).toBe(true);
  });

  it('who audits or runs the system acts, whatever other role was given', () => {
    for (const type of PLAN_ACT_TYPES) {
      for (const role of ['auditor', 'systemAdministrator', 'securityAdministrator'] as const) {
        expect(denied(person('development', 'coordinator', role), type), type).toBe(true);
        expect(denied(person('industry', role, 'liaison', 'leaderInCharge'), type), type).toBe(true);
      }
    }
  });

  it('acts for a unit by coordinating the plan', () => {
    for (const type of OF_UNIT) expect(denied(desk, type), type).toBe(true);
  });

  it('acts on many tasks where one is not of the unit, and is told which', () => {
    const command = commandOf(liaisonOf('industry'), { type: 'acknowledge', taskIds: ['t1', 't2'] });
    expect(decide(sent, command)).toMatchObject({ ok: false, refusal: { code: 'act/not-yours', tasks: ['t2'] } });
  });

  it('learns whether a task exists by trying', () => {
    const answers = ['t2', 't9'].map((taskId) =>
      decide(sent, commandOf(liaisonOf('industry'), { type: 'object', taskId, reason: '异议' })),
    );
    expect(answers.map((answer) => (answer.ok ? '' : answer.refusal.code))).toEqual(['act/not-yours', 'act/not-yours']);
  });

  it('brings a plan in for another unit, or over a plan of another coordinator', () => {
    const bring = (coordinatorUnitId: string) => ({ type: 'bring-plan-in', coordinatorUnitId, plan: content }) as const;
    expect(may(sent, bring('development'), person('industry', 'coordinator'))).toBe(false);
    expect(may(sent, bring('industry'), person('industry', 'coordinator'))).toBe(false);
  });

  it('does an act that the table does not know', () => {
    for (const type of ['delete-journal', 'constructor', '__proto__', 'toString']) {
      const act = { type, taskIds: ['t1'] } as never;
      expect(may(sent, act, desk)).toBe(false);
      expect(decide(sent, commandOf(desk, act))).toMatchObject({ ok: false, refusal: { code: 'act/not-yours' } });
    }
  });
});

describe('open acts', () => {
  it('offer no act that the table denies, on any task, to anybody', () => {
    for (const role of ROLES) {
      for (const unitId of UNITS) {
        for (const state of [drafted, sent]) {
          const open = [...openActs(state, person(unitId, role), 't1'), ...openActs(state, person(unitId, role), 't2')];
          for (const type of open) expect(ACT_TABLE[type].roles).toContain(role);
          for (const type of openPlanActs(state, person(unitId, role))) expect(ACT_TABLE[type].roles).toContain(role);
        }
      }
    }
  });

  it('offer the desk what the draft still needs, and a unit what waits for it', () => {
    expect(openActs(drafted, desk, 't1')).toEqual([
      ...[
        'settle-finding',
        'correct-task',
        'set-deadlines',
        'split-task',
        'merge-tasks',
        'withdraw-task',
        'settle-duties',
        'confirm-leads',
      ],
      ...['resolve-group', 'set-closing', 'confirm-closing', 'name-verifying-unit'],
    ]);
    expect(openActs(drafted, liaisonOf('industry'), 't1')).toEqual([]);
    expect(openActs(sent, liaisonOf('industry'), 't1')).toEqual(['acknowledge', 'object', 'add-evidence', 'request-adjustment']);
    expect(openActs(sent, liaisonOf('industry'), 't2')).toEqual([]);
    expect(openActs(sent, person('industry', 'handler'), 't1')).toEqual(['add-evidence']);
    expect(openActs(sent, desk, 't1')).toEqual(['withdraw-task', 'name-verifying-unit', 'withdraw-dispatch', 'adjust-task', 'suspend']);
    expect(openActs(sent, desk, 't9')).toEqual([]);
    expect(openPlanActs(drafted, desk)).toContain('match-unit');
    expect(openPlanActs(sent, liaisonOf('river-city'))).toEqual(['acknowledge', 'object', 'add-evidence', 'request-adjustment']);
  });
});
