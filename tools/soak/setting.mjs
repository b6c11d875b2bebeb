/** The stage: the sample plan dispatched and acknowledged, a period open today, so that sheets can come in. Told over HTTP like everything here. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COORDINATOR, dispatchSample } from '../../apps/server/dist/sample/dispatch-sample.js';

export { COORDINATOR };

const sample = fileURLToPath(new URL('../../fixtures/sample/yunling.docx', import.meta.url));
const dayFrom = (today, days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** A story-teller whose people are real: it sends over HTTP, and its days are today. */
export const tellerOver = (people) => {
  const newId = () => crypto.randomUUID();
  const send = (personId, _, path, body) => people.send(personId, path, body);
  return {
    on: () => undefined,
    newId,
    get: people.get,
    send,
    // The server has brought its sample in already: it answers which plan that is.
    form: async (personId, path, body) => {
      try {
        return await people.form(personId, path, body);
      } catch (fault) {
        const planId = /"planId":"([^"]+)"/.exec(fault.message)?.[1];
        if (planId === undefined) throw fault;
        return { planId };
      }
    },
    act: async (personId, planId, name, fields) => {
      const { rows } = await people.get(personId, `/api/plans/${planId}/tasks?limit=1000`);
      const seen = Object.fromEntries(rows.map(({ taskId, revision }) => [taskId, revision]));
      return send(personId, 'POST', `/api/plans/${planId}/acts/${name}`, { commandId: newId(), ...fields, seen });
    },
  };
};

export const setStage = async (people) => {
  const teller = tellerOver(people);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { planId, units } = await dispatchSample(teller, { bytes: readFileSync(sample), fileName: 'yunling.docx' }, today);
  const year = Number(today.slice(0, 4));
  const periodId = Number(today.slice(5, 7)) > 6 ? `${year}H2` : `${year}H1`;
  const calendar = {
    announceOn: today,
    openOn: today,
    dueOn: dayFrom(today, 21),
    consolidateOn: dayFrom(today, 30),
    lockOn: dayFrom(today, 40),
  };
  const exception = { approver: '分管副省长', reason: '演练' };
  await people.act(COORDINATOR, planId, 'announce-period', { periodId, calendar, exception });
  await people.act(COORDINATOR, planId, 'open-period', { periodId });
  return { planId, periodId, units };
};
