/** The identity provider (OpenID Connect, code flow with PKCE). Discovery at first need, and again after a failure: it may be away when this server starts. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { IdentitySettings, SingleSignOnSettings } from '../identity/settings.js';

export const CALLBACK_PATH = '/api/sign-in/single-sign-on/callback';

export type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string };
export type Known = { readonly issuer: string; readonly subject: string; readonly claims: Readonly<Record<string, unknown>> };
export type SingleSignOn = {
  readonly begin: () => Promise<Checks & { readonly address: string }>;
  /** Throws where the provider's answer does not hold. */
  readonly complete: (query: string, checks: Checks) => Promise<Known>;
};

const configurationOf = ({ issuer, clientId, clientSecret }: SingleSignOnSettings): Promise<Configuration> => {
  const url = new URL(issuer);
  // Settings take plain http on the loopback address alone.
  const plain = url.protocol === 'http:' ? { execute: [allowInsecureRequests] } : undefined;
  return discovery(url, clientId, clientSecret, undefined, plain);
};

export const singleSignOnAt = (settings: SingleSignOnSettings, { origin }: Pick<IdentitySettings, 'origin'>): SingleSignOn => {
  let known: Promise<Configuration> | null = null;
  const configuration = (): Promise<Configuration> => {
    known ??= configurationOf(settings).catch((fault: unknown) => {
      known = null;
      throw fault;
    });
    return known;
  };
  const redirect = origin + CALLBACK_PATH;
  return {
    begin: async () => {
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirect,
        scope: settings.claim === null ? 'openid' : 'openid profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, state, nonce, verifier };
    },
    complete: async (query, { state, nonce, verifier }) => {
      const url = new URL(redirect + query);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const claims = (await authorizationCodeGrant(await configuration(), url, checks)).claims();
      if (claims === undefined) throw new Error('The provider named nobody');
      return { issuer: claims.iss, subject: claims.sub, claims };
    },
  };
};
