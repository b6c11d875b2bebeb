/** A file of evidence comes in: type by its content, kept once under its hash. It is nobody’s evidence until `add-evidence` names it. */
import { ROUTES } from '@taizhang/contract';
import { putUpload, type Uploaded, type UploadPlace } from '@taizhang/store';
import type { Context } from 'hono';
import { allowedOn, notSeen, seen, seenPeriod } from '../cycle/seen.js';
import type { Refused } from '../http/problem.js';
import { answers } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { knownFile } from './file-types.js';
import { receivedFile } from './received-file.js';
import { markIn } from './secrecy.js';

type Place = { readonly planId: string; readonly place: UploadPlace; readonly unitId: string };

const taken = async (c: Context, of: Place, person: SignedIn, parts: Parts): Promise<Uploaded | Refused> => {
  const file = await receivedFile(c);
  if ('refused' in file) return file;
  const known = await knownFile(file.fileName, file.bytes);
  if (known === null) return { refused: 'file/type-not-taken' };
  if ('code' in known) return { refused: known.code, params: known.params };
  const secret = markIn(known.text, file.fileName);
  if (secret !== null) return secret;
  const by = { personId: person.personId, at: parts.clock().toISOString() };
  return putUpload(parts.store, of, { ...file, mediaType: known.mediaType }, by);
};

export const uploadFile = answers(
  ROUTES.uploadFile,
  async (call) => {
    const params = call.http.req.param() as { planId: string; taskId: string };
    const plan = await seen({ ...call, params });
    const task = plan?.state.tasks.get(params.taskId);
    if (plan === null) return notSeen;
    if (task === undefined) return { refused: 'task/not-found' };
    if (!allowedOn(plan, task).includes('add-evidence')) return { refused: 'act/not-yours' };
    const of: Place = { planId: params.planId, place: `task:${params.taskId}`, unitId: call.person.unitId };
    const done = await taken(call.http, of, call.person, call.parts);
    return 'refused' in done ? done : { answer: done };
  },
  true,
);

/** The stamped sheet belongs to the unit; the coordinator attaches it where the paper came to him. */
export const putScan = answers(
  ROUTES.putScan,
  async (call) => {
    const params = call.http.req.param() as { planId: string; periodId: string; unitId: string };
    const found = await seenPeriod({ ...call, params });
    if ('refused' in found) return found;
    const own =
      call.person.unitId === params.unitId && call.person.roles.some((role) => ['liaison', 'leaderInCharge', 'handler'].includes(role));
    const enters = found.plan.desk && call.person.roles.includes('coordinator');
    if (!own && !enters) return { refused: 'draft/not-yours' };
    const of: Place = { planId: params.planId, place: `sheet:${params.periodId}`, unitId: params.unitId };
    const done = await taken(call.http, of, call.person, call.parts);
    return 'refused' in done ? done : { answer: done };
  },
  true,
);
