/**
 * NUL and lone surrogates, which no database holds: nothing has such an id, and no query or body with them is taken. One place for every route;
 * only a document may hold them, which is read by its own route.
 */
import { type WrongField, wrongFields } from './malformed.js';
import type { Refused } from './problem.js';

const UNSTORABLE = /\0|\p{Surrogate}/u;

const wrongIn = (value: unknown, path: string): readonly WrongField[] => {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [{ path, fault: 'characters' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    UNSTORABLE.test(key) ? [{ path, fault: 'characters' as const }] : wrongIn(item, path === '' ? key : `${path}.${key}`),
  );
};

type Sent = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

export const unstorableIn = ({ params, query, body }: Sent): Refused | null => {
  if (wrongIn(params, '').length > 0) return { refused: 'not-found' };
  const wrong = [...wrongIn(query, ''), ...wrongIn(body, '')];
  return wrong.length === 0 ? null : wrongFields(wrong.slice(0, 50));
};
