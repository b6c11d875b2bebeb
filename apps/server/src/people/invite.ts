/** One-time links into an account: made, said to who made it, and mailed where mail is set. The address holds the token behind `#`. */
import type { Locale } from '@taizhang/i18n';
import { message } from '@taizhang/i18n';
import { type Carrier, type InvitationRow, putInvitation } from '@taizhang/store';
import { minuteOf } from '../clock.js';
import { type Accounts, policyInForce } from '../identity/accounts.js';
import { hashOf, newToken } from '../identity/tokens.js';
import type { Parts } from '../parts.js';

export type Link = { readonly link: string; readonly endsAt: string };
type World = { readonly parts: Pick<Parts, 'clock' | 'log'>; readonly accounts: Pick<Accounts, 'settings' | 'mail'> };

const HOUR = 3_600_000;

export const newLink = async (client: Carrier, row: Omit<InvitationRow, 'endsAt'>, { parts, accounts }: World): Promise<Link> => {
  const { policy } = await policyInForce(client);
  const now = parts.clock();
  const token = newToken();
  const endsAt = new Date(now.getTime() + policy.invitation.hours * HOUR).toISOString();
  await putInvitation(client, hashOf(token), { ...row, endsAt }, now.toISOString());
  return { link: `${accounts.settings.origin}/enrol#${token}`, endsAt };
};

export type Invited = Link & { readonly mailed: boolean };

/** After the commit. A mail that does not go out is no fault: the link is shown all the same. */
export const mailed = async (link: Link, to: string | null, { parts, accounts }: World, locale: Locale): Promise<Invited> => {
  if (to === null || accounts.mail === null) return { ...link, mailed: false };
  try {
    const text = message(locale, 'identity.invitation.text', { link: link.link, endsAt: minuteOf(link.endsAt) });
    await accounts.mail({ to, subject: message(locale, 'identity.invitation.subject'), text });
    return { ...link, mailed: true };
  } catch (fault) {
    parts.log('warn', { event: 'invitation-mail', fault: fault instanceof Error ? fault.name : 'unknown' });
    return { ...link, mailed: false };
  }
};
