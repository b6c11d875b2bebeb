/**
 * Tells a story into the ledger: people ask the server's own API, at times of the story, with ids that follow from its steps. What it tells went
 * through the same rules as everybody's acts; told again on an empty ledger it gives the same entries. Each step's answer is kept until the end, so that
 * a story broken off goes on where it was. For the evaluation alone.
 */
import { createHash } from 'node:crypto';
import { getPerson, keepStoryStep, type Store, type StoryStep } from '@taizhang/store';
import { createApp } from '../http/app.js';
import { silent } from '../log.js';
import type { Parts } from '../parts.js';

export type Told = Readonly<Record<string, unknown>>;
// biome-ignore lint/suspicious/noExplicitAny: the story reads answers whose shapes the contract gives to whoever writes screens
export type Answer = any;

export type Teller = {
  /** From here on it is this day, by the hour of the story. */
  readonly on: (day: string, hour?: number) => void;
  readonly get: (personId: string, path: string) => Promise<Answer>;
  readonly send: (personId: string, method: 'POST' | 'PUT', path: string, body: Told) => Promise<Answer>;
  readonly form: (personId: string, path: string, body: FormData) => Promise<Answer>;
  /** An act on the plan; the revisions of its tasks are looked up, as a screen would have them. */
  readonly act: (personId: string, planId: string, name: string, fields: Told) => Promise<Answer>;
  readonly newId: () => string;
};

const uuidOf = (seed: string): string => {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export class StoryBroken extends Error {}

const WHO = 'x-story-person';
const MINUTE = 60_000;

const parsed = (text: string): Answer => (text === '' ? null : JSON.parse(text));

const answered = async (answer: Response, step: string): Promise<string> => {
  const text = await answer.text();
  if (!answer.ok) throw new StoryBroken(`${step}: ${answer.status} ${text.slice(0, 500)}`);
  return text;
};

/** Who asks is said in a header that only this app, which listens to nothing, believes. */
const storyApp = (store: Store, parts: Parts, clock: () => Date, newId: () => string) =>
  createApp({
    ...parts,
    clock,
    newId,
    log: silent,
    webFolder: null,
    identity: {
      mode: 'evaluation',
      whoIs: async (request) => {
        const person = await getPerson(store, decodeURIComponent(request.headers.get(WHO) ?? ''));
        return person && { person, way: { kind: 'local', acts: true } };
      },
    },
  });

/** `told` are the steps of an earlier telling that was broken off: they are not asked again, and the story goes on after them. */
export const storyTeller = (parts: Parts, seed: string, told: readonly StoryStep[] = []): Teller => {
  let now = new Date(0);
  let steps = 0;
  let ids = 0;
  /** By the step and the asker: what the server makes in one step moves no id of the next. */
  const idsOf = (asker: string) => (): string => {
    ids += 1;
    return uuidOf(`${seed}/${asker}/${steps}/${ids}`);
  };
  const nextId = idsOf('teller');
  const kept = new Map(told.map((step) => [step.step, step]));
  const app = storyApp(parts.store, parts, () => now, idsOf('server'));
  const ask = async (personId: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    now = new Date(now.getTime() + MINUTE);
    const headers = new Headers(init.headers);
    headers.set('host', '127.0.0.1');
    headers.set(WHO, encodeURIComponent(personId));
    steps += 1;
    ids = 0;
    const known = kept.get(steps);
    if (known !== undefined) return parsed(known.answer);
    const answer = await answered(await app.request(path, { ...init, headers }), `${personId} ${path}`);
    ids = 0;
    await keepStoryStep(parts.store, seed, { step: steps, answer });
    return parsed(answer);
  };
  const send: Teller['send'] = (personId, method, path, body) =>
    ask(personId, path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return {
    on: (day, hour = 9) => {
      const wanted = new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * 60 * MINUTE);
      if (wanted > now) now = wanted;
    },
    get: (personId, path) => ask(personId, path),
    send,
    form: (personId, path, body) => ask(personId, path, { method: 'POST', body }),
    newId: nextId,
    act: async (personId, planId, name, fields) => {
      const { rows } = await ask(personId, `/api/plans/${planId}/tasks?limit=1000`);
      const seen = Object.fromEntries(rows.map(({ taskId, revision }: Answer) => [taskId, revision]));
      return send(personId, 'POST', `/api/plans/${planId}/acts/${name}`, { commandId: nextId(), ...fields, seen });
    },
  };
};
