/**
 * A published plan comes in: bytes → text → draft → content → the journal, with the file as it came. A document that divides no work is refused
 * and nothing is stored. The plan's id follows from the command's, so that a retry finds its plan; the same bytes find theirs.
 */
import { createHash } from 'node:crypto';
import { type Extraction, extractPasted, extractText } from '@taizhang/extract';
import type { Locale } from '@taizhang/i18n';
import { bringIn, findPlanBySource, getPlan } from '@taizhang/store';
import { markIn, markInOffice } from '../files/secrecy.js';
import type { Refused } from '../http/problem.js';
import { actorOf, type SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { unitsByName } from '../units/directory-units.js';
import { planContent, unitNames } from './plan-content.js';
import { readDraft } from './read-draft.js';
import { storableText } from './storable-text.js';

export type Submitted = {
  readonly commandId: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
  /** Text typed or pasted, as it was; null for a file. */
  readonly pasted: string | null;
  /** Of the person who brings it in. */
  readonly locale: Locale;
};
export type BroughtIn = { readonly planId: string; readonly repeated: boolean };

const sha256 = (given: Uint8Array | string): string => createHash('sha256').update(given).digest('hex');
export const planIdOf = (commandId: string): string => `p-${sha256(commandId.toLowerCase()).slice(0, 12)}`;

const extract = (submitted: Submitted): Promise<Extraction> =>
  submitted.pasted === null ? extractText({ bytes: submitted.bytes, fileName: submitted.fileName }) : extractPasted(submitted.pasted);

/** Known already: the same command is told its plan again, another is told where the document lives, if that is theirs to know. */
const known = async (planId: string, hash: string, person: SignedIn, parts: Parts): Promise<BroughtIn | Refused | null> => {
  const existing = await findPlanBySource(parts.store, hash);
  if (existing === null) return null;
  if (existing === planId) return { planId, repeated: true };
  return alreadyIn(existing, person, parts);
};

const alreadyIn = async (existing: string, person: SignedIn, parts: Parts): Promise<Refused> => {
  const seen = (await getPlan(parts.store, person, existing)) !== null;
  return { refused: 'plan/already-brought-in', ...(seen ? { planId: existing, params: { planId: existing } } : {}) };
};

const record = async (submitted: Submitted, text: string, hash: string, person: SignedIn, parts: Parts): Promise<BroughtIn | Refused> => {
  const { text: source, replaced } = storableText(text);
  const draft = await readDraft(source);
  if ('refused' in draft) return draft;
  const mapped = await unitsByName(unitNames(draft), actorOf(person), parts);
  if (mapped === null) return { refused: 'act/not-yours' };
  const { commandId, bytes, fileName, mediaType } = submitted;
  const plan = planContent(draft, mapped.ids, { sha256: hash, fileName, mediaType, bytes: bytes.length }, submitted.locale, replaced);
  const planId = planIdOf(commandId);
  const { personId, unitId, roles } = person;
  const act = { type: 'bring-plan-in', coordinatorUnitId: unitId, plan } as const;
  const command = { commandId, actor: { personId, unitId, roles }, at: parts.clock().toISOString(), seen: {}, act };
  const done = await bringIn(parts.store, planId, command, { bytes, mediaType, fileName });
  if (done.ok) return { planId, repeated: done.repeated };
  if (done.refusal.code === 'plan/already-brought-in') return alreadyIn(String(done.refusal.params.planId), person, parts);
  return { refused: done.refusal.code, params: done.refusal.params };
};

/** What the rules will ask again, asked first: a stranger's file is not even opened. */
const mayTry = (person: SignedIn): boolean => person.roles.includes('coordinator');

export const bringPlanIn = async (submitted: Submitted, person: SignedIn, parts: Parts): Promise<BroughtIn | Refused> => {
  if (!mayTry(person)) return { refused: 'act/not-yours' };
  const hash = sha256(submitted.bytes);
  const found = await known(planIdOf(submitted.commandId), hash, person, parts);
  if (found !== null) return found;
  const extracted = await extract(submitted);
  if (!extracted.ok) return { refused: extracted.refusal.code, params: extracted.refusal.params };
  const secret = markIn(extracted.text, submitted.fileName) ?? (await markInOffice(submitted.bytes, submitted.fileName));
  if (secret !== null) return secret;
  return record(submitted, extracted.text, hash, person, parts);
};
