/** Files leave as attachments, never as pages, to whom the task or the sheet they belong to is open. */
import { ROUTES } from '@taizhang/contract';
import { bytesOf, uploadsOf } from '@taizhang/store';
import { dayOf } from '../clock.js';
import { notSeen, seen, seenPeriod } from '../cycle/seen.js';
import { answers } from '../http/use-case.js';
import { attachment } from '../plans/intake-desk.js';
import { seesSheet } from '../sheets/sheet-access.js';

const OCTETS = 'application/octet-stream';

export const getEvidenceFile = answers(ROUTES.getEvidenceFile, async (call) => {
  const plan = await seen(call);
  if (plan === null) return notSeen;
  const task = plan.state.tasks.get(call.params.taskId);
  if (task === undefined) return { refused: 'task/not-found' };
  const evidence = task.evidence.find(({ evidenceId }) => evidenceId === call.params.evidenceId);
  const bytes = evidence?.kind === 'file' ? await bytesOf(call.parts.store, evidence.sha256) : null;
  if (bytes === null || evidence?.kind !== 'file') return { refused: 'evidence/not-found' };
  return attachment(new Uint8Array(bytes), OCTETS, evidence.fileName);
});

export const getScan = answers(ROUTES.getScan, async (call) => {
  const found = await seenPeriod(call);
  if ('refused' in found) return found;
  const { planId, periodId, unitId } = call.params;
  if (!seesSheet(found.plan, unitId)) return { refused: 'draft/not-yours' };
  const scans = await uploadsOf(call.parts.store, { planId, place: `sheet:${periodId}`, unitId });
  const scan = scans.find(({ at }) => dayOf(new Date(at)) <= found.plan.today);
  const bytes = scan === undefined ? null : await bytesOf(call.parts.store, scan.sha256);
  return bytes === null || scan === undefined
    ? { refused: 'evidence/not-found' }
    : attachment(new Uint8Array(bytes), OCTETS, scan.fileName);
});
