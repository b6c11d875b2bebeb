/** The steps of the intake desk, and which of them clears which reason. */
import type { NotReadyReason } from '../api/client';

export const STEPS = ['findings', 'structure', 'leads', 'groups', 'units', 'closing', 'verifying', 'dispatch'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_OF: Record<NotReadyReason, Step> = {
  'task/wrong-state': 'structure',
  'finding/open': 'findings',
  'group/unresolved': 'groups',
  'duty/none': 'structure',
  'lead/unsettled': 'leads',
  'closing/unconfirmed': 'closing',
  'verifier/missing': 'verifying',
  'verifier/holds-duty': 'verifying',
};
