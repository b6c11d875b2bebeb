/**
 * What the server knows better than the sender, put into a command before the rules see it: working days, the journal's head, a seed, a file's
 * size. Decides nothing; what is missing here the rules refuse.
 */
import { workdays } from '@taizhang/calendar';
import { type Evidence, type PlanAct, periodCalendar } from '@taizhang/ledger';
import { getPerson, planHead, planState, uploadsOf } from '@taizhang/store';
import { dayOf } from '../clock.js';
import type { Refused } from '../http/problem.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { elapsedSince } from '../periods/urging.js';

type Act = Exclude<PlanAct, { readonly type: 'bring-plan-in' }>;
type Of<T extends Act['type']> = Extract<Act, { readonly type: T }>;
type World = {
  readonly planId: string;
  readonly person: SignedIn;
  readonly today: string;
  readonly parts: Parts;
};

const NO_DAY = { announceOn: '', openOn: '', dueOn: '', consolidateOn: '', lockOn: '' };

/** By the plan's rules; announced on the day it is announced, never in the past. The notice is counted here, whoever chose the days. */
const announced = async (act: Of<'announce-period'>, { planId, today, parts }: World): Promise<Act> => {
  const state = await planState(parts.store, planId);
  const planned = act.calendar === null ? periodCalendar(state.rules, act.periodId, workdays)?.calendar : undefined;
  const calendar = act.calendar ?? (planned === undefined ? NO_DAY : { ...planned, announceOn: latest(planned.announceOn, today) });
  const notice = calendar.dueOn === '' ? 0 : Math.max(0, workdays.between(calendar.announceOn, calendar.dueOn));
  return { ...act, calendar, notice };
};
const latest = (one: string, other: string): string => (one > other ? one : other);

const urged = async (act: Of<'urge'>, { planId, today, parts }: World): Promise<Act> => {
  const state = await planState(parts.store, planId);
  const period = state.periods.get(act.periodId);
  return { ...act, elapsed: period === undefined ? 0 : elapsedSince(period, act.unitId, today) };
};

/** A file is named by its hash; only the unit that uploaded it for this task may make evidence of it. */
const withFiles = async (act: Of<'add-evidence'>, { planId, person, parts }: World): Promise<Act | Refused> => {
  const uploads = await uploadsOf(parts.store, { planId, place: `task:${act.taskId}`, unitId: person.unitId });
  const known = new Map(uploads.map((upload) => [upload.sha256, upload]));
  const evidence: Evidence[] = [];
  for (const one of act.evidence) {
    if (one.kind !== 'file') {
      evidence.push(one);
      continue;
    }
    const upload = known.get(one.sha256);
    if (upload === undefined) return { refused: 'file/not-uploaded' };
    const { fileName, mediaType, bytes } = upload;
    evidence.push({ ...one, fileName, mediaType, bytes });
  }
  return { ...act, evidence };
};

/** 代填: the scan is one that was attached to this very sheet. */
const withScan = async (act: Of<'enter-for'>, { planId, parts }: World): Promise<Act | Refused> => {
  const { scan } = act.paper;
  if (scan === null) return act;
  const scans = await uploadsOf(parts.store, { planId, place: `sheet:${act.periodId}`, unitId: act.unitId });
  return scans.some(({ sha256 }) => sha256 === scan) ? act : { refused: 'file/not-uploaded' };
};

const withHead = async (act: Of<'consolidate'>, { planId, parts }: World): Promise<Act> =>
  act.head === null ? { ...act, head: (await planHead(parts.store, planId)).head } : act;

/** A stand-in is somebody else of the same unit. */
const standIn = async (act: Of<'name-stand-in'>, { person, parts }: World): Promise<Act | Refused> => {
  const named = await getPerson(parts.store, act.standInId);
  const works = named !== null && named.unitId === person.unitId && named.roles.length > 0;
  return works ? act : { refused: 'standIn/not-yours' };
};

export const completeAct = async (act: Act, world: Omit<World, 'today'>): Promise<Act | Refused> => {
  const given = { ...world, today: dayOf(world.parts.clock()) };
  switch (act.type) {
    case 'announce-period':
      return announced(act, given);
    case 'urge':
      return urged(act, given);
    case 'add-evidence':
      return withFiles(act, given);
    case 'enter-for':
      return withScan(act, given);
    case 'draw-look-back':
      return { ...act, seed: world.parts.newId() };
    case 'consolidate':
      return withHead(act, given);
    case 'name-stand-in':
      return standIn(act, given);
    default:
      return act;
  }
};
