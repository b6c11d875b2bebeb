/** What the intake desk shows: the source with everything read from it, findings, groups, and what still stands before dispatch. */
import { ROUTES } from '@taizhang/contract';
import { checklist, type PlanState } from '@taizhang/ledger';
import {
  directoryState,
  getDocument as findDocument,
  listFindings as findFindings,
  listGroups as findGroups,
  getOriginal as findOriginal,
  getPlan,
  type PlanDocument,
  planState,
} from '@taizhang/store';
import { type AnswerOf, answers } from '../http/use-case.js';
import type { Parts } from '../parts.js';
import { findingShape, indicatorShape, unitsOfIndicators } from './plan-shapes.js';

type Mark = AnswerOf<typeof ROUTES.getDocument>['marks'][number];

const taskMarks = (task: PlanDocument['tasks'][number]): readonly Mark[] => {
  const { taskId } = task;
  return [
    { kind: 'task', id: taskId, taskId, span: task.read.span },
    { kind: 'text', id: taskId, taskId, span: task.read.textSpan },
    ...task.duties.flatMap(({ unitId, span }): Mark[] => (span ? [{ kind: 'duty', id: unitId, taskId, span }] : [])),
    ...task.groups.map(({ groupId, span }): Mark => ({ kind: 'group', id: groupId, taskId, span })),
  ];
};

const marksOf = (document: PlanDocument): readonly Mark[] => [
  ...document.sections.map(({ sectionId, span }): Mark => ({ kind: 'section', id: sectionId, taskId: null, span })),
  ...document.indicators.map(({ indicatorId, span }): Mark => ({ kind: 'indicator', id: indicatorId, taskId: null, span })),
  ...document.tasks.filter((task) => task.status !== 'replaced').flatMap(taskMarks),
  ...document.findings.map(({ findingId, taskId, span }): Mark => ({ kind: 'finding', id: findingId, taskId, span })),
];

export const getDocument = answers(ROUTES.getDocument, async ({ params, query, person, parts }) => {
  const document = await findDocument(parts.store, person, params.planId, query.asOf);
  if (document === null) return { refused: 'plan/not-found' };
  const nameOf = await parts.names.of(unitsOfIndicators(document.indicators));
  const { planId, source, sections, leftOver } = document;
  const indicators = document.indicators.map((indicator) => indicatorShape(indicator, nameOf));
  return { answer: { planId, source, sections, indicators, marks: marksOf(document), leftOver } };
});

export const getOriginal = answers(ROUTES.getOriginal, async ({ params, person, parts }) => {
  const original = await findOriginal(parts.store, person, params.planId);
  if (original === null) return { refused: 'plan/not-found' };
  return attachment(new Uint8Array(original.bytes), 'application/octet-stream', original.fileName);
});

/** Never shown as a page: a saved web page may hold scripts. The name goes in RFC 6266's form, for every script. */
export const attachment = (bytes: Uint8Array<ArrayBuffer> | string, type: string, name: string): Response =>
  new Response(bytes, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeName(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  });

const encodeName = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export const listFindings = answers(ROUTES.listFindings, async ({ params, query: { asOf }, person, locale, parts }) => {
  const findings = await findFindings(parts.store, person, params.planId, { asOf });
  if (findings === null) return { refused: 'plan/not-found' };
  return { answer: { findings: findings.map((finding) => findingShape(finding, locale)) } };
});

export const listGroups = answers(ROUTES.listGroups, async ({ params, query, person, parts }) => {
  const groups = await findGroups(parts.store, person, params.planId, query.asOf);
  if (groups === null) return { refused: 'plan/not-found' };
  const nameOf = await parts.names.of(
    groups.flatMap(({ resolution }) => [
      ...(resolution?.unitIds ?? []),
      ...(resolution?.answeringUnitId ? [resolution.answeringUnitId] : []),
    ]),
  );
  return {
    answer: {
      groups: groups.map(({ groupId, taskId, taskNumber, text, role, span, resolution }) => ({
        ...{ groupId, taskId, taskNumber, text, role, span },
        resolution: resolution && {
          units: resolution.unitIds.map(nameOf),
          answering: resolution.answeringUnitId === null ? null : nameOf(resolution.answeringUnitId),
        },
      })),
    },
  };
});

/** Units of the plan that the reader does not know as a usual body: worth a glance, for a name may have been read wrongly. */
const unknownUnits = async (state: PlanState, parts: Parts): Promise<AnswerOf<typeof ROUTES.getChecklist>['newUnits']> => {
  const named = new Set([...state.tasks.values()].flatMap((task) => task.duties.map((duty) => duty.unitId)));
  const { units } = await directoryState(parts.store);
  return [...named].flatMap((unitId) => {
    const unit = units.get(unitId);
    return unit?.kind === 'other' ? [{ unitId, name: unit.name }] : [];
  });
};

export const checklistOf = async (
  planId: string,
  asOf: string | undefined,
  parts: Parts,
): Promise<AnswerOf<typeof ROUTES.getChecklist>> => {
  const state = await planState(parts.store, planId, asOf);
  const { drafted, ready, reasons, planFindings } = checklist(state);
  const live = [...state.tasks.values()].filter((task) => task.status !== 'replaced' && task.status !== 'withdrawn').length;
  return {
    total: live,
    ready: ready.length,
    readyTaskIds: ready,
    dispatched: live - drafted,
    blocking: reasons.map(({ reason, taskIds }) => ({ reason, taskIds })),
    planFindings: planFindings.length,
    newUnits: await unknownUnits(state, parts),
  };
};

export const getChecklist = answers(ROUTES.getChecklist, async ({ params, query: { asOf }, person, parts }) => {
  const plan = await getPlan(parts.store, person, params.planId, asOf);
  if (!plan?.desk) return { refused: 'plan/not-found' };
  return { answer: await checklistOf(params.planId, asOf, parts) };
});
