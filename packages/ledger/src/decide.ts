/**
 * Command in, entries or a refusal out. Pure: time, actor and ids come with the command. Never throws on a command, never changes the state,
 * and answers of all refusals that apply the one that stands first in REFUSAL_CODES.
 */
import { ruleFor } from './act-rules.js';
import { refuse, tasksUnchanged } from './checks.js';
import type { PlanCommand } from './commands.js';
import { dayOf } from './days.js';
import type { PlanEntry } from './entries.js';
import { may, tasksNotHeld } from './permission.js';
import { type Decision, REFUSAL_CODES, type Refusal } from './refusals.js';
import type { PlanState } from './state.js';

export function decide(state: PlanState, command: PlanCommand): Decision<PlanEntry> {
  const refusal = refusalOf(state, command);
  if (refusal !== null) return { ok: false, refusal };
  const { entry, following = [], notReady = [] } = ruleFor(command.act.type).accept(state, command.act, command);
  return { ok: true, entries: [entry, ...following], notReady };
}

/** Who may not act learns nothing more: no other check runs before that one. */
function refusalOf(state: PlanState, command: PlanCommand): Refusal | null {
  const { act, actor, at, seen } = command;
  if (state.content === null && act.type !== 'bring-plan-in') return refuse('plan/not-found');
  const day = dayOf(at);
  if (!may(state, act, actor, day)) return refuse('act/not-yours', {}, tasksNotHeld(state, act, actor, day));
  if (state.withdrawn !== null) return refuse('plan/withdrawn');
  return foremost([tasksUnchanged(state, seen), ...ruleFor(act.type).refusals(state, act, command)]);
}

const PRECEDENCE = new Map(REFUSAL_CODES.map((code, index) => [code, index]));

export function foremost(refusals: readonly (Refusal | null)[]): Refusal | null {
  const rank = (refusal: Refusal) => PRECEDENCE.get(refusal.code) ?? REFUSAL_CODES.length;
  return refusals.reduce((first, next) => (next !== null && (first === null || rank(next) < rank(first)) ? next : first), null);
}
