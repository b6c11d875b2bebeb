/** What the code can say, gathered from where it is defined; for the catalogue's tests. */
import { EDGE_STATUS_OF, EXTRACT_STATUS_OF, STATUS_OF } from '@taizhang/contract';
import { findingRules } from '@taizhang/plan';

export const ALL_CODES: readonly string[] = Object.keys({ ...STATUS_OF, ...EXTRACT_STATUS_OF, ...EDGE_STATUS_OF });

export const FINDING_RULES: readonly { readonly rule: string; readonly params: readonly string[] }[] = [
  ...findingRules,
  { rule: 'text/escaped', params: ['count', 'codes'] },
];
