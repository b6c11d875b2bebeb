/** Claims of completion (办结申报) with their evidence, and the doubts shown beside them. */
import type { z } from '@hono/zod-openapi';
import type { Claim, Doubt as DoubtShape } from '@taizhang/contract';
import { message } from '@taizhang/i18n';
import { type ClaimState, closingParts, type Doubt, doubts, type TaskState } from '@taizhang/ledger';
import type { Names } from '../cycle/names.js';
import type { Seen } from '../cycle/seen.js';
import { evidenceShape, signedShape } from '../cycle/shapes.js';
import type { DeepReadonly } from '../http/use-case.js';

type Shape<S extends z.ZodType> = DeepReadonly<z.input<S>>;

export const claimShape = (task: TaskState, claim: ClaimState, names: Names): Shape<typeof Claim> => {
  const conditions = new Map(closingParts(task).map(({ partId, text }) => [partId, text]));
  return {
    claimId: claim.claimId,
    unit: names.unit(claim.unitId),
    status: claim.status,
    claimed: signedShape(claim.claimed, names),
    parts: claim.parts.map(({ partId, words, evidenceIds }) => {
      const answer = claim.answered?.parts.find((part) => part.partId === partId);
      return {
        ...{ partId, words },
        condition: conditions.get(partId) ?? '',
        evidence: task.evidence.filter(({ evidenceId }) => evidenceIds.includes(evidenceId)).map((one) => evidenceShape(one, names)),
        answer: answer === undefined ? null : { met: answer.met, fact: answer.fact },
      };
    }),
    answered:
      claim.answered === null
        ? null
        : { unit: names.unit(claim.answered.unitId), signed: signedShape(claim.answered, names), reason: claim.answered.reason },
  };
};

type Params = Readonly<Record<string, string | number>>;
const percent = (share: number): number => Math.round(share * 100);

const paramsOf = (doubt: Doubt, names: Names): Params => {
  switch (doubt.kind) {
    case 'evidenceOlder':
      return { on: doubt.on, taskSince: doubt.taskSince };
    case 'repeatsPlan':
      return { percent: percent(doubt.share) };
    case 'milestoneAhead':
      return { on: doubt.on, text: doubt.text };
    case 'wordsAlike':
      return { percent: percent(doubt.share), unit: names.unit(doubt.where.unitId).name };
    case 'evidenceAlike':
      return { unit: names.unit(doubt.where.unitId).name };
    default:
      return doubt satisfies never;
  }
};

/** Computed over what the verifier may see: a doubt shows no words of tasks that are not his. */
export const doubtShapes = (
  { state, locale }: Seen,
  task: TaskState,
  claim: ClaimState,
  names: Names,
): readonly Shape<typeof DoubtShape>[] =>
  doubts(state, task.taskId, claim).map((doubt) => {
    const params = paramsOf(doubt, names);
    return {
      rule: doubt.kind,
      message: message(locale, `doubt.${doubt.kind}`, params),
      params,
      partId: 'partId' in doubt ? doubt.partId : null,
      taskIds: 'where' in doubt ? [doubt.where.taskId] : [],
    };
  });
