/** The directory follows the units: renamed, merged, split. The ledger's own rules decide; duties are carried over plan by plan afterwards. */
import { ROUTES } from '@taizhang/contract';
import type { DirectoryAct } from '@taizhang/ledger';
import { directoryState, executeDirectory } from '@taizhang/store';
import { type AnswerOf, answers, type Outcome } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { canonicalName, idsByName, unitContents } from './directory-units.js';

type Done = AnswerOf<typeof ROUTES.renameUnit>;
type Call = { readonly person: SignedIn; readonly parts: Parts };

const changed = async (
  commandId: string,
  act: DirectoryAct,
  unitIds: readonly string[],
  { person, parts }: Call,
): Promise<Outcome<Done>> => {
  const { personId, unitId, roles } = person;
  const command = { commandId, actor: { personId, unitId, roles }, at: parts.clock().toISOString(), act };
  const done = await executeDirectory(parts.store, command);
  if (!done.ok) return { refused: done.refusal.code, params: done.refusal.params };
  parts.names.forget(unitIds);
  const { units } = await directoryState(parts.store);
  return { answer: { units: unitIds.flatMap((id) => units.get(id) ?? []) } };
};

export const renameUnit = answers(ROUTES.renameUnit, (call) => {
  const { unitId } = call.params;
  return changed(call.body.commandId, { type: 'rename-unit', unitId, name: call.body.name }, [unitId], call);
});

export const mergeUnit = answers(ROUTES.mergeUnit, (call) => {
  const { unitId } = call.params;
  return changed(call.body.commandId, { type: 'merge-units', from: [unitId], into: call.body.into }, [unitId, call.body.into], call);
});

export const splitUnit = answers(ROUTES.splitUnit, async (call) => {
  const into = unitContents(call.body.into.map(canonicalName), await idsByName(call.parts));
  const { unitId } = call.params;
  const ids = [unitId, ...into.map((unit) => unit.unitId)];
  const done = await changed(call.body.commandId, { type: 'split-unit', unitId, into }, ids, call);
  if (!(done instanceof Response) && 'answer' in done) await call.parts.evaluation?.welcome(into);
  return done;
});
