/** One unit of the story fills in its sheet: the leader signs, the liaison submits. */
import type { Answer, Teller } from './story-teller.js';
import { askWords, progressWords } from './story-words.js';

export type Sheet = {
  readonly planId: string;
  readonly periodId: string;
  readonly unitId: string;
  readonly chapter: number;
  readonly askOf: string;
  readonly askBy: string;
};

const placeOf = (taskId: string): number => Number(/\d+/.exec(taskId)?.[0] ?? 0);

/** Most go as planned, some warn, a few are red and say what they need; some say "no change". */
const lineOf = ({ chapter, askOf, askBy }: Sheet, row: Answer, unit: string): object => {
  const place = placeOf(row.task.taskId);
  const red = row.role === 'lead' && place % 11 === 4 && chapter > 0;
  const light = red ? 'red' : (place + chapter) % 6 === 2 ? 'yellow' : 'green';
  const { cause, what } = askWords(place);
  return {
    taskId: row.task.taskId,
    text: progressWords(place, row.task.number ?? String(place), chapter, unit),
    figures: [],
    light,
    cause: red ? cause : null,
    ask: red ? { of: askOf, what, by: askBy } : null,
    noChange: !red && row.former !== null && row.former.words.light !== 'red' && place % 7 === chapter,
    merges: row.slices
      .filter(({ status }: Answer) => status === 'submitted' || status === 'accepted')
      .map((slice: Answer) => slice.unit.unitId),
    reached: row.milestones.slice(0, chapter).map(({ on, text }: Answer) => ({ on, text })),
  };
};

const valuesOf = ({ indicatorId, series }: Answer, chapter: number): readonly object[] =>
  series.map(({ value }: Answer, at: number) => ({
    ...{ indicatorId, series: at },
    value: Math.round(value * (0.4 + 0.15 * chapter) * 10) / 10,
    definition: '与年度统计公报一致',
    source: '本单位统计快报',
    estimate: chapter === 2,
  }));

const isOpen = ({ report, allowed }: Answer): boolean => (report === null || report.status === 'returned') && allowed.includes('sign-off');

/** What is left to hand in: everything the first time, what was returned the second. */
export const handIn = async (teller: Teller, sheet: Sheet): Promise<void> => {
  const { planId, periodId, unitId, chapter } = sheet;
  const path = `/api/plans/${planId}/periods/${periodId}/sheets/${unitId}`;
  const before = await teller.get(`${unitId}.leader`, path);
  const rows = before.rows.filter(isOpen);
  const indicators = before.indicators.filter(({ handed }: Answer) => handed === null);
  if (rows.length + indicators.length === 0) return;
  const reports = rows.map((row: Answer) => lineOf(sheet, row, before.unit.name));
  const values = indicators.flatMap((indicator: Answer) => valuesOf(indicator, chapter));
  const send = (personId: string, name: string, fields: object) =>
    teller.send(personId, 'POST', `/api/plans/${planId}/acts/${name}`, { commandId: teller.newId(), ...fields });
  await send(`${unitId}.leader`, 'sign-off', { periodId, reports, values });
  const signed = await teller.get(`${unitId}.liaison`, path);
  await send(`${unitId}.liaison`, 'submit', {
    periodId,
    reports: signed.rows
      .filter(({ report }: Answer) => report?.status === 'signedOff')
      .map(({ task, report }: Answer) => ({ taskId: task.taskId, signOffId: report.signedOff.entryId })),
    indicators: signed.indicators
      .filter(({ handed }: Answer) => handed?.status === 'signedOff')
      .map(({ indicatorId, handed }: Answer) => ({ indicatorId, signOffId: handed.signedOff.entryId })),
  });
};
