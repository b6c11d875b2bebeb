/** People at their browsers: signed in by a cookie, sending commands with ids of their own, and remembering what was answered. */
import { createHash, randomUUID } from 'node:crypto';

/** The connection broke before an answer came. */
export class NoAnswer extends Error {}
export class Refused extends Error {
  constructor(status, text) {
    super(`${status} ${text.slice(0, 300)}`);
    this.status = status;
  }
}

export const newPeople = (record) => {
  let address = '';
  const cookies = new Map();

  const fetched = async (path, init = {}) => {
    try {
      const answer = await fetch(address + path, { ...init, signal: AbortSignal.timeout(120_000) });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, ok: answer.ok, bytes, cookie: answer.headers.get('set-cookie') };
    } catch (fault) {
      throw new NoAnswer(String(fault.cause ?? fault));
    }
  };

  const signIn = async (personId) => {
    const answer = await fetched('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ personId }),
    });
    if (!answer.ok) throw new Refused(answer.status, answer.bytes.toString());
    cookies.set(personId, answer.cookie.split(';')[0]);
  };

  const ask = async (personId, path, init = {}) => {
    if (!cookies.has(personId)) await signIn(personId);
    const headers = { origin: address, 'accept-language': 'en', ...init.headers, cookie: cookies.get(personId) };
    const answer = await fetched(path, { ...init, headers });
    if (answer.status === 401) cookies.delete(personId);
    // A fault is no answer: whether it was carried out is open until the retry.
    if (answer.status >= 500) throw new NoAnswer(answer.bytes.toString());
    if (!answer.ok) throw new Refused(answer.status, answer.bytes.toString());
    return answer.bytes;
  };
  const json = async (personId, path, init) => JSON.parse((await ask(personId, path, init)).toString());
  const sending = (method, body) => ({ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  /** An act: doubtful from the moment it leaves, acknowledged when its answer is here, forgotten where it is refused. */
  const send = async (personId, path, body) => {
    const command = { personId, path, body };
    record.doubtful.set(body.commandId, command);
    try {
      const { firstSeq, lastSeq } = await json(personId, path, sending('POST', body));
      record.doubtful.delete(body.commandId);
      record.commands.set(body.commandId, { ...command, firstSeq, lastSeq });
      return { firstSeq, lastSeq };
    } catch (fault) {
      if (fault instanceof Refused) record.doubtful.delete(body.commandId);
      throw fault;
    }
  };

  const upload = async (personId, path, bytes, fileName) => {
    const form = new FormData();
    form.set('file', new File([bytes], fileName));
    const { sha256 } = await json(personId, path, { method: 'POST', body: form });
    if (sha256 !== createHash('sha256').update(bytes).digest('hex')) throw new Error(`${fileName} arrived as ${sha256}`);
    record.files.set(sha256, bytes.length);
    return sha256;
  };

  const saveDraft = async (personId, path, revision, words) => {
    const saved = await json(personId, path, sending('PUT', { revision, words }));
    record.drafts.set(path, { revision: saved.revision, text: words.text });
    return saved.revision;
  };

  return {
    reach: (there) => {
      address = there;
    },
    get: (personId, path) => json(personId, path),
    bytes: ask,
    send,
    act: (personId, planId, name, fields) => send(personId, `/api/plans/${planId}/acts/${name}`, { commandId: randomUUID(), ...fields }),
    upload,
    saveDraft,
    form: (personId, path, body) => json(personId, path, { method: 'POST', body }),
  };
};
