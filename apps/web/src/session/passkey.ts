/** Passkeys (WebAuthn): the server's options to the browser, the browser's answer back. The library is loaded when somebody uses one. */
import { answer, api } from '../api/client';
import type { Account, Proof, SignInStep } from '../api/identity';
import { ProblemError } from '../api/problem';

/** Only a page under https, or of this machine itself, may use passkeys. */
export const knowsPasskeys = (): boolean => window.isSecureContext && window.PublicKeyCredential !== undefined;

/** The person closed the browser's window, or the device has no fitting key. */
export class PasskeyStopped extends Error {}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : new PasskeyStopped('passkey', { cause });
  }
}

export async function signInWithPasskey(ticket?: string): Promise<SignInStep> {
  const begun = await answer(api.POST('/api/sign-in/passkey/options', { body: ticket ? { ticket } : {} }));
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const response = await asked(() => startAuthentication({ optionsJSON: begun.options as never }));
  return answer(api.POST('/api/sign-in/passkey', { body: { ticket: begun.ticket, response: { ...response } } }));
}

export async function makePasskey(name: string, proof?: Proof): Promise<Account> {
  const begun = await answer(api.POST('/api/account/passkeys/options', { body: proof ? { proof } : {} }));
  const { startRegistration } = await import('@simplewebauthn/browser');
  const response = await asked(() => startRegistration({ optionsJSON: begun.options as never }));
  return answer(api.POST('/api/account/passkeys', { body: { ticket: begun.ticket, name, response: { ...response } } }));
}
