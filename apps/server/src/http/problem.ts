/** Problem details (RFC 9457) from a code: its status, its words in the person's language. One place; every refusal and fault passes here. */
import { EDGE_STATUS_OF, type EdgeCode, EXTRACT_STATUS_OF, type Problem, STATUS_OF } from '@taizhang/contract';
import type { ExtractRefusalCode } from '@taizhang/extract';
import { type Locale, message, type Params } from '@taizhang/i18n';
import type { NotReady, RefusalCode } from '@taizhang/ledger';
import type { WrongField } from './malformed.js';

export type ProblemCode = RefusalCode | ExtractRefusalCode | EdgeCode;

export const STATUS: Readonly<Record<ProblemCode, number>> = {
  ...(STATUS_OF satisfies Record<RefusalCode, number>),
  ...(EXTRACT_STATUS_OF satisfies Record<ExtractRefusalCode, number>),
  ...EDGE_STATUS_OF,
};

/** What a use case answers where the rules, the document or the edge refuse. A value: it is returned, never thrown. */
export type Refused = {
  readonly refused: ProblemCode;
  readonly params?: Params;
  readonly tasks?: readonly string[];
  readonly notReady?: readonly NotReady[];
  readonly fields?: readonly WrongField[];
  readonly incident?: string;
  readonly planId?: string;
};

const MIB = 1024 * 1024;
const spelled = (params: Params): Params =>
  typeof params.limit === 'number' ? { ...params, limitMegabytes: Math.floor(params.limit / MIB) } : params;

/** Where a mark of secrecy was found, in words. */
const placed = (code: ProblemCode, { where }: Params, locale: Locale): Params =>
  code === 'secrecy/marked' ? { where: message(locale, where === 'fileName' ? 'secrecy.where.fileName' : 'secrecy.where.text') } : {};

export const problemOf = (refused: Refused, locale: Locale): Problem => {
  const { refused: code, params = {} } = refused;
  const shown: Params = { ...spelled(params), ...placed(code, params, locale), incident: refused.incident ?? '' };
  return {
    type: `/api/docs#${code}`,
    title: message(locale, `refusal.${code}.title`, shown),
    status: STATUS[code],
    detail: message(locale, `refusal.${code}.detail`, shown),
    code,
    params: { ...params },
    tasks: [...(refused.tasks ?? [])],
    notReady: (refused.notReady ?? []).map(({ taskId, reasons }) => ({ taskId, reasons: [...reasons] })),
    fields: (refused.fields ?? []).map(({ path, fault, params }) => ({ path, message: message(locale, `malformed.${fault}`, params) })),
    incident: refused.incident ?? null,
    planId: refused.planId ?? null,
  };
};

export const problemResponse = (refused: Refused, locale: Locale): Response => {
  const problem = problemOf(refused, locale);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': locale, 'cache-control': 'no-store' },
  });
};
