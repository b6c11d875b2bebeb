/** What administrators proposed about offices, and what became of it. */
import type { Office, OfficeActKind } from '@taizhang/identity';
import { type Carrier, change, firstOf, rowsOf } from './transact.js';

export type ProposalRow = {
  readonly proposalId: string;
  readonly kind: OfficeActKind;
  readonly office: Office;
  readonly personId: string;
  readonly by: string;
  readonly byOffice: Office;
  readonly at: string;
};
const COLUMNS =
  'proposal_id as "proposalId", kind, office, person_id as "personId", proposed_by as by, by_office as "byOffice", proposed_at as at';

export const openProposals = (carrier: Carrier): Promise<readonly ProposalRow[]> =>
  rowsOf(carrier, `select ${COLUMNS} from office_proposal where settled_at is null order by proposed_at, proposal_id`);

export const putProposal = (client: Carrier, { proposalId, kind, office, personId, by, byOffice, at }: ProposalRow): Promise<number> =>
  change(
    client,
    'insert into office_proposal (proposal_id, kind, office, person_id, proposed_by, by_office, proposed_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [proposalId, kind, office, personId, by, byOffice, at],
  );

/** The proposal, which nobody else can settle until the transaction ends. */
export const lockedProposal = (client: Carrier, proposalId: string): Promise<ProposalRow | null> =>
  firstOf(client, `select ${COLUMNS} from office_proposal where proposal_id = $1 and settled_at is null for update`, [proposalId]);

export const settleProposal = (
  client: Carrier,
  proposalId: string,
  settled: { readonly by: string; readonly at: string; readonly outcome: 'confirmed' | 'withdrawn' },
): Promise<number> =>
  change(client, 'update office_proposal set settled_at = $2, settled_by = $3, outcome = $4 where proposal_id = $1', [
    proposalId,
    settled.at,
    settled.by,
    settled.outcome,
  ]);
