/** Tickets: what a sign-in that is half done is continued with. Short-lived, in the page's memory alone, a few tries each. */
import { type Carrier, putTicket, type TicketPurpose } from '@taizhang/store';
import type { Clock } from '../clock.js';
import { hashOf, newToken } from '../identity/tokens.js';

const MINUTES = 10;
export const TICKET_TRIES = 5;

export const newTicket = async (
  carrier: Carrier,
  purpose: TicketPurpose,
  personId: string | null,
  facts: Readonly<Record<string, string>>,
  clock: Clock,
): Promise<string> => {
  const token = newToken();
  const now = clock();
  const endsAt = new Date(now.getTime() + MINUTES * 60_000).toISOString();
  await putTicket(carrier, hashOf(token), { purpose, personId, facts }, now.toISOString(), endsAt);
  return token;
};
