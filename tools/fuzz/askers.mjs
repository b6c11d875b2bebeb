/** Who asks: people of every role and a stranger. In evaluation they sign in; where accounts are real they are put there with a session, past the front door. */
import { createHash } from 'node:crypto';
import { createSession, upsertPeople } from '@taizhang/store';

const ROLES = ['coordinator', 'liaison', 'leaderInCharge', 'handler', 'verifier', 'principal', 'auditor'];
const ADMINISTRATORS = ['systemAdministrator', 'securityAdministrator'];

const signIn = async (send, personId) => {
  const body = Buffer.from(JSON.stringify({ personId }));
  const answer = await send({ method: 'POST', path: '/api/session', headers: { 'content-type': 'application/json' }, body });
  if (answer.status !== 200) throw new Error(`nobody is ${personId}: ${answer.status} ${answer.text}`);
  return { cookie: answer.headers['set-cookie'][0].split(';')[0] };
};

export const evaluationAskers = async (send) => {
  const { people } = JSON.parse((await send({ method: 'GET', path: '/api/people', headers: {}, body: null })).text);
  const askers = { stranger: {} };
  for (const role of ROLES) {
    const person = people.find(({ roles }) => roles.includes(role));
    if (person) askers[role] = await signIn(send, person.personId);
  }
  return { askers, people, renew: async () => undefined };
};

const digest = (text, form) => createHash('sha256').update(text).digest(form);

/** Sessions that are found ended are begun again: whoever signs himself out everywhere is asked on. */
export const accountAskers = async (store) => {
  const people = [...ROLES, ...ADMINISTRATORS].map((role) => ({
    ...{
      personId: `fuzz.${role}`,
      name: role,
      unitId: role === 'coordinator' ? 'unit-of-fuzz' : 'other-unit',
      roles: [role],
      mail: null,
      phone: null,
    },
  }));
  const tokens = people.map(({ personId }) => ({ personId, token: digest(`token of ${personId}`, 'base64url') }));
  const renew = async () => {
    await upsertPeople(store, people);
    const [at, expiresAt] = [new Date().toISOString(), new Date(Date.now() + 86_400_000).toISOString()];
    for (const { personId, token } of tokens) {
      await store.pool.query(
        `insert into account (person_id, login_name, login_folded, status, made_at) values ($1, $1, $1, 'active', $2) on conflict do nothing`,
        [personId, at],
      );
      await createSession(store, { tokenHash: digest(token, 'hex'), personId, at, expiresAt, pending: [] });
    }
  };
  await renew();
  const askers = { stranger: {} };
  for (const [at, { token }] of tokens.entries())
    askers[people[at].roles[0]] = { cookie: `taizhang=${token}`, 'x-taizhang-forgery': digest(`forgery\n${token}`, 'base64url') };
  return { askers, people, renew };
};
