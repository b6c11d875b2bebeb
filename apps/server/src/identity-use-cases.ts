/** The use cases of signing in, one's own account, people and offices. */
import type { ADMINISTRATION_ROUTES, IDENTITY_ROUTES } from '@taizhang/contract';
import { getAccount, saveAccount } from './account/account.js';
import { changePassword } from './account/change-password.js';
import { endSessions } from './account/end-sessions.js';
import { addPasskey, beginPasskey, removePasskey } from './account/passkeys.js';
import { beginTotp, confirmTotp, makeRecoveryCodes, removeTotp } from './account/totp-factor.js';
import { listTokens, makeToken, revokeToken } from './administration/api-tokens.js';
import { getOffices } from './administration/get-offices.js';
import { listAccounts } from './administration/list-accounts.js';
import { confirmOffice, proposeOffice, withdrawOffice } from './administration/offices.js';
import { getPolicy, savePolicy } from './administration/policy.js';
import { exportSecurityJournal, listSecurityJournal, verifySecurityJournal } from './administration/security-journal.js';
import { getSettings } from './administration/settings.js';
import type { UseCase } from './http/use-case.js';
import { changePerson, erasePerson, removePerson, renewInvitation, unlockPerson } from './people/change-person.js';
import { listColleagues } from './people/colleagues.js';
import { getHandOver, handOver } from './people/hand-over.js';
import { invitePerson, listUnitPeople } from './people/unit-people.js';
import { acceptInvitation, lookAtInvitation } from './sign-in/invitations.js';
import { answerSecondFactor } from './sign-in/second-factor.js';
import { beginSingleSignOn, completeSingleSignOn } from './sign-in/single-sign-on.js';
import { beginPasskeySignIn, signInWithPasskey } from './sign-in/with-passkey.js';
import { signInWithPassword } from './sign-in/with-password.js';

type Routes = typeof IDENTITY_ROUTES & typeof ADMINISTRATION_ROUTES;

export const IDENTITY_USE_CASES = {
  signInWithPassword,
  answerSecondFactor,
  beginPasskeySignIn,
  signInWithPasskey,
  beginSingleSignOn,
  completeSingleSignOn,
  lookAtInvitation,
  acceptInvitation,
  getAccount,
  saveAccount,
  changePassword,
  beginTotp,
  confirmTotp,
  removeTotp,
  makeRecoveryCodes,
  beginPasskey,
  addPasskey,
  removePasskey,
  endSessions,
  listColleagues,
  listUnitPeople,
  invitePerson,
  changePerson,
  renewInvitation,
  unlockPerson,
  removePerson,
  erasePerson,
  getHandOver,
  handOver,
  listAccounts,
  getPolicy,
  savePolicy,
  getOffices,
  proposeOffice,
  confirmOffice,
  withdrawOffice,
  listTokens,
  makeToken,
  revokeToken,
  listSecurityJournal,
  exportSecurityJournal,
  verifySecurityJournal,
  getSettings,
} as const satisfies Readonly<Record<keyof Routes, UseCase>>;
