/** What the measurements of the half-year share: the plan dispatched with a period open, people who ask over HTTP. Only for measuring. */
import { basename } from 'node:path';
import { COORDINATOR, dispatchSample, handIn, storyTeller } from '@taizhang/server';
import { planFile, planText } from './place.mjs';

export const PERIOD = '2026H1';
export const WEEK = {
  announceOn: '2026-06-08',
  openOn: '2026-06-29',
  dueOn: '2026-07-31',
  consolidateOn: '2026-08-07',
  lockOn: '2026-08-14',
};

/** The plan of the bench, dispatched and acknowledged, its period open: told through the server's own API. */
export const openPlan = async ({ parts }) => {
  const teller = storyTeller(parts, 'bench');
  const file = { bytes: new TextEncoder().encode(planText), fileName: basename(planFile) };
  const { planId, units } = await dispatchSample(teller, file, '2026-05-06');
  const act = (name, fields) =>
    teller.send(COORDINATOR, 'POST', `/api/plans/${planId}/acts/${name}`, { commandId: teller.newId(), ...fields });
  teller.on('2026-06-08');
  await act('announce-period', { periodId: PERIOD, calendar: WEEK });
  teller.on('2026-06-29');
  await act('open-period', { periodId: PERIOD });
  teller.on('2026-07-01');
  return { teller, planId, units, act };
};

/** Units whose sheets ask something. */
export const reporting = async ({ teller, planId }) => {
  const { units } = await teller.get(COORDINATOR, `/api/plans/${planId}/periods/${PERIOD}`);
  return units.map(({ unit }) => unit.unitId);
};

export const handInSheet = ({ teller, planId, units }, unitId) =>
  handIn(teller, { planId, periodId: PERIOD, unitId, chapter: 1, askOf: units[0], askBy: '2026-12-31' });

/** A session's cookie. */
export const signedIn = async (address, personId) => {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ personId }),
  });
  if (!answer.ok) throw new Error(`${personId}: ${await answer.text()}`);
  return answer.headers.get('set-cookie').split(';')[0];
};

const LINE = { figures: [], light: 'green', cause: null, ask: null, noChange: false, merges: [], reached: [] };
const WORDS = '已完成方案编制并印发实施，开工项目三个、完成投资一亿二千万元，占年度计划的六成；下一步抓紧前期工作，确保按期完成年度任务。';

/** What a unit's leader signs on a whole sheet. */
export const sheetLines = async ({ teller, planId }, unitId) => {
  const { rows, indicators } = await teller.get(COORDINATOR, `/api/plans/${planId}/periods/${PERIOD}/sheets/${unitId}`);
  const reports = rows.map(({ task }) => ({ ...LINE, taskId: task.taskId, text: `第${task.number}项：${WORDS}` }));
  const values = indicators.flatMap(({ indicatorId, series }) =>
    series.map((_, at) => ({
      indicatorId,
      series: at,
      value: 62.5,
      definition: '与年度统计公报一致',
      source: '统计快报',
      estimate: false,
    })),
  );
  return { reports, values };
};
