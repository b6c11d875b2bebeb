/** How this server is set up, for the system administrator. No secret, and nothing that is changed here: settings are the operator's files. */
import { ROUTES } from '@taizhang/contract';
import { countAccounts, directoryState, listPlanIds } from '@taizhang/store';
import { answersWithAccounts } from '../http/use-case.js';

export const getSettings = answersWithAccounts(ROUTES.getSettings, async ({ parts, accounts }) => {
  const { settings } = accounts;
  const sso = settings.singleSignOn;
  return {
    answer: {
      version: parts.version,
      origin: settings.origin,
      database: accounts.database,
      mail: accounts.mail !== null,
      webhook: parts.channels.includes('webhook'),
      oidc: sso && { issuer: sso.issuer, label: sso.label, claim: sso.claim },
      units: (await directoryState(parts.store)).units.size,
      plans: (await listPlanIds(parts.store)).length,
      accounts: await countAccounts(parts.store.pool),
    },
  };
});
