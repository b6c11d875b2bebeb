/** One-time codes: of an authenticator app (TOTP, RFC 6238: SHA-1, 6 digits, 30 seconds, as every app has it), and recovery codes. */
import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { hashOf } from './tokens.js';

export const PERIOD_SECONDS = 30;

export const newTotpSecret = (): string => generateSecret({ length: 20 });

export const totpAddress = (secret: string, label: string): string => generateURI({ issuer: 'Taizhang', label, secret });

/** The step a code is of: this one, the one before or after (clocks differ); null for a wrong code. Whether the step was used is the store's. */
export const totpStep = (secret: string, code: string, now: Date): number | null => {
  const token = code.replaceAll(' ', '');
  if (!/^\d{6}$/.test(token)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ secret, token, epoch, epochTolerance: PERIOD_SECONDS });
  return found.valid ? Math.floor(epoch / PERIOD_SECONDS) + found.delta : null;
};

/** Without what looks alike: no I, L, O, U, 0, 1. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const COUNT = 10;
const LENGTH = 10;

/** `ABCDE-FGHJK`: some 49 bits each, so that a plain hash is enough. */
const newRecoveryCode = (): string => {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
};

export const newRecoveryCodes = (): readonly string[] => Array.from({ length: COUNT }, newRecoveryCode);

export const recoveryHash = (personId: string, code: string): string =>
  hashOf(`recovery\n${personId}\n${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`);
