/** The directory of units: looked up by everybody who is signed in, added to by coordinators. */
import { ROUTES } from '@taizhang/contract';
import { directoryState, executeDirectory, listUnits as findUnits } from '@taizhang/store';
import { answers } from '../http/use-case.js';
import { actorOf } from '../identity/identity.js';
import { canonicalName, idsByName, unitContent } from './directory-units.js';

export const listUnits = answers(ROUTES.listUnits, async ({ query, person, parts }) => {
  const units = await findUnits(parts.store, person, { q: query.q, limit: query.limit ?? 50 });
  return { answer: { units } };
});

export const addUnit = answers(ROUTES.addUnit, async ({ body, person, parts }) => {
  const known = await idsByName(parts);
  const unit = unitContent(canonicalName(body.name), (name) => known.has(name));
  const command = {
    commandId: body.commandId,
    actor: actorOf(person),
    at: parts.clock().toISOString(),
    act: { type: 'add-units', units: [unit] },
  } as const;
  const done = await executeDirectory(parts.store, command);
  if (!done.ok) return { refused: done.refusal.code, params: done.refusal.params };
  await parts.evaluation?.welcome([unit]);
  const kept = (await directoryState(parts.store)).units.get(unit.unitId);
  return { answer: kept ?? { ...unit, aliases: [...(unit.aliases ?? [])] } };
});
