/** The directory of units (单位名录): the same for everybody who is signed in. */
import type { UnitContent } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters, type Viewer } from '../see.js';
import { foldDefault } from '../views/search-words.js';
import { ask } from './ask.js';

export type DirectoryUnit = UnitContent & { readonly aliases: readonly string[] };

const DEFAULT_LIMIT = 50;
const MOST = 1000;

/** By name or alias, in either script; names that begin with the words first, then the shorter. Units that ended are found by their id alone. */
export async function listUnits(
  store: Store,
  _viewer: Viewer,
  options: { readonly q?: string | undefined; readonly limit?: number | undefined; readonly unitIds?: readonly string[] | undefined } = {},
): Promise<readonly DirectoryUnit[]> {
  const parameters = new Parameters();
  const rules = ['true'];
  const q = foldDefault(store.fold((options.q ?? '').replaceAll(String.fromCharCode(0), ''))).trim();
  const word = parameters.add(q);
  if (q !== '') {
    rules.push(
      `(strpos(u.folded, ${word}) > 0 or exists (select 1 from unit_alias a where a.unit_id = u.unit_id and strpos(a.folded, ${word}) > 0))`,
    );
  }
  if (options.unitIds !== undefined) rules.push(`u.unit_id = any(${parameters.add(options.unitIds)}::text[])`);
  else rules.push('not u.ended');
  const limit = parameters.add(Math.min(Math.max(options.limit ?? DEFAULT_LIMIT, 1), MOST));
  const text = `select u.unit_id as "unitId", u.name, u.kind, u.level, u.place,
      coalesce((select array_agg(a.alias order by a.alias) from unit_alias a where a.unit_id = u.unit_id), '{}') as aliases
    from unit u where ${rules.join(' and ')}
    order by (strpos(u.folded, ${word}::text) = 1) desc, length(u.name), u.name collate "C", u.unit_id limit ${limit}`;
  return ask<DirectoryUnit>(store, text, parameters);
}
