/** What is wrong with the form of a request, field by field: the few things that a person can be told, never a library's own words. */
import type { Params } from '@taizhang/i18n';
import type { Refused } from './problem.js';

export type FieldFault = 'missing' | 'type' | 'tooBig' | 'tooSmall' | 'choice' | 'format' | 'characters' | 'cursor' | 'other';
export type WrongField = { readonly path: string; readonly fault: FieldFault; readonly params?: Params };

type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
};

const FAULTS: Readonly<Record<string, FieldFault>> = {
  invalid_type: 'type',
  too_big: 'tooBig',
  too_small: 'tooSmall',
  invalid_value: 'choice',
  invalid_format: 'format',
};

/** The validator tells an absent field from a wrong one in its sentence alone. */
const faultOf = ({ code, message }: Issue): FieldFault =>
  code === 'invalid_type' && message.endsWith('received undefined') ? 'missing' : (FAULTS[code ?? ''] ?? 'other');

const MOST = 50;

export const malformed = (issues: readonly Issue[]): Refused =>
  wrongFields(
    issues.slice(0, MOST).map((issue) => ({
      path: issue.path.map(String).join('.'),
      fault: faultOf(issue),
      params: { limit: Number(issue.maximum ?? issue.minimum ?? 0) },
    })),
  );

export const wrongFields = (fields: readonly WrongField[]): Refused => ({ refused: 'request/malformed', fields });
