/** Where the private key that signs heads lies: named by a setting, else in the data folder. */
import { join, resolve } from 'node:path';
import type { Settings } from '../settings/settings.js';

export const keyFileOf = (dataFolder: string, { journalKeyFile }: Pick<Settings, 'journalKeyFile'>): string =>
  resolve(journalKeyFile ?? join(dataFolder, 'keys', 'journal.pem'));
