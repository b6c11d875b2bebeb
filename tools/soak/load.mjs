/** The load: units fill in sheets and hand them in, the coordinator returns them, files come up, words are saved as typed, notices are read. */
import { randomBytes, randomUUID } from 'node:crypto';
import { handIn } from '../../apps/server/dist/sample/hand-in.js';
import { NoAnswer, Refused } from './people.mjs';
import { COORDINATOR, tellerOver } from './setting.mjs';

const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const sheets = async ({ people, stage, chance, record }) => {
  const { planId, periodId, units } = stage;
  const unitId = chance.pick(units);
  const sheet = { planId, periodId, unitId, chapter: 1, askOf: COORDINATOR.split('.')[0], askBy: '2099-01-01' };
  await handIn(tellerOver(people), sheet);
  const desk = await people.get(COORDINATOR, `/api/plans/${planId}/periods/${periodId}/review`);
  const waiting = desk.rows.filter(({ unit }) => unit.unitId !== COORDINATOR.split('.')[0]);
  for (const { task, unit } of waiting.slice(0, 3)) {
    const commandId = randomUUID();
    const body = { commandId, periodId, taskId: task.taskId, unitId: unit.unitId, reason: '请补充具体数据。' };
    await people.send(COORDINATOR, `/api/plans/${planId}/acts/return-report`, body);
    record.returned.add(`${commandId}/1`);
  }
};

const evidence = async ({ people, stage, chance }) => {
  const { planId } = stage;
  const { rows } = await people.get(COORDINATOR, `/api/plans/${planId}/tasks?limit=1000`);
  const row = chance.pick(rows.filter(({ leads, status }) => leads.length > 0 && status === 'underWay'));
  const personId = `${row.leads[0].unitId}.liaison`;
  const bytes = Buffer.from(randomBytes(chance.between(100, 30_000)).toString('hex'));
  const sha256 = await people.upload(
    personId,
    `/api/plans/${planId}/tasks/${row.taskId}/files`,
    bytes,
    `印发文件${chance.between(1, 99)}.txt`,
  );
  const given = { evidenceId: randomUUID(), kind: 'file', title: '印发文件', on: null, sha256 };
  await people.act(personId, planId, 'add-evidence', { taskId: row.taskId, evidence: [given] });
};

const measures = async ({ people, stage, chance }) => {
  const { planId } = stage;
  const { rows } = await people.get(COORDINATOR, `/api/plans/${planId}/tasks?limit=1000`);
  const row = chance.pick(rows.filter(({ leads, status }) => leads.length > 0 && status === 'underWay'));
  const text = `按月推进，第${chance.between(1, 9999)}次更新。`;
  const fields = { taskId: row.taskId, text, milestones: [], documentNumber: null, seen: { [row.taskId]: row.revision } };
  await people.act(`${row.leads[0].unitId}.liaison`, planId, 'record-measures', fields);
};

const drafts = async ({ people, stage, chance, record }) => {
  const { planId, periodId, units } = stage;
  const unitId = chance.pick(units);
  const sheet = await people.get(`${unitId}.liaison`, `/api/plans/${planId}/periods/${periodId}/sheets/${unitId}`);
  const row = chance.pick(sheet.rows);
  const path = `/api/plans/${planId}/periods/${periodId}/sheets/${unitId}/drafts/${row.task.taskId}`;
  const words = { text: `半句${randomUUID()}`, figures: [], light: null, cause: null, ask: null, noChange: false, merges: [], reached: [] };
  const revision = Math.max(row.draft?.revision ?? 0, record.drafts.get(path)?.revision ?? 0);
  await people.saveDraft(`${unitId}.liaison`, path, revision, words);
};

const reading = async ({ people, stage, chance, record }) => {
  const { notices } = await people.get(`${chance.pick(stage.units)}.liaison`, '/api/notices');
  for (const { noticeId } of notices) record.notices.add(noticeId);
};

const WORK = [sheets, sheets, evidence, measures, drafts, reading];

/** Every worker goes on until the server is gone or `stop` is called. What is refused (somebody was faster) is nobody's loss. */
export const load = (scene) => {
  let going = true;
  const faults = [];
  const refusals = new Map();
  const worker = async (work) => {
    while (going) {
      try {
        await work(scene);
        await later(scene.chance.between(0, 20));
      } catch (fault) {
        if (fault instanceof NoAnswer) await later(10);
        else if (fault instanceof Refused) refusals.set(fault.message.slice(0, 200), (refusals.get(fault.message.slice(0, 200)) ?? 0) + 1);
        else {
          faults.push(fault);
          return;
        }
      }
    }
  };
  const workers = WORK.map(worker);
  return {
    stop: async () => {
      going = false;
      await Promise.all(workers);
      if (faults.length > 0) throw faults[0];
      return refusals;
    },
  };
};
