/** What tests use of oidc-provider, which carries no types of its own. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  type Account = { readonly accountId: string; readonly claims: () => Readonly<Record<string, unknown>> };
  type Configuration = {
    readonly clients: readonly { readonly client_id: string; readonly client_secret: string; readonly redirect_uris: readonly string[] }[];
    readonly findAccount: (context: unknown, sub: string) => Account;
    readonly claims: Readonly<Record<string, readonly string[]>>;
    readonly conformIdTokenClaims: boolean;
    readonly cookies: { readonly keys: readonly string[] };
  };
  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): RequestListener;
  }
}
