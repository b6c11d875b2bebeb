/** What the browser says of a passkey, checked by the library against the challenge that was sent, this site's origin and the stored key. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { PasskeyRow } from '@taizhang/store';
import type { IdentitySettings } from '../identity/settings.js';

type Sent = Readonly<Record<string, unknown>>;
const rpOf = ({ origin }: IdentitySettings): string => new URL(origin).hostname;
type Known = Pick<PasskeyRow, 'passkeyId' | 'transports'>;
const listed = (passkeys: readonly Known[]) =>
  passkeys.map(({ passkeyId, transports }) => ({ id: passkeyId, transports: [...transports] }));

export const askForPasskey = (passkeys: readonly Known[] | null, settings: IdentitySettings) =>
  generateAuthenticationOptions({
    rpID: rpOf(settings),
    userVerification: 'required',
    ...(passkeys === null ? {} : { allowCredentials: listed(passkeys) }),
  });

export const askForNewPasskey = (
  person: { readonly personId: string; readonly loginName: string; readonly name: string },
  passkeys: readonly Known[],
  settings: IdentitySettings,
) =>
  generateRegistrationOptions({
    rpName: 'Taizhang 台账',
    rpID: rpOf(settings),
    userName: person.loginName,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.personId.slice(0, 64)),
    attestationType: 'none',
    excludeCredentials: listed(passkeys),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });

/** The new counter; null where the answer does not hold. The library throws on what it cannot read: to us that is the same. */
export const passkeyHolds = async (
  response: Sent,
  challenge: string,
  passkey: PasskeyRow,
  settings: IdentitySettings,
): Promise<number | null> => {
  const { passkeyId: id, publicKey, counter } = passkey;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: settings.origin,
      expectedRPID: rpOf(settings),
      credential: { id, publicKey: new Uint8Array(publicKey), counter },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
};

export type NewPasskey = Pick<PasskeyRow, 'passkeyId' | 'publicKey' | 'counter' | 'transports'>;

export const newPasskeyOf = async (response: Sent, challenge: string, settings: IdentitySettings): Promise<NewPasskey | null> => {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: settings.origin,
      expectedRPID: rpOf(settings),
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { passkeyId: id, publicKey, counter, transports };
  } catch {
    return null;
  }
};
