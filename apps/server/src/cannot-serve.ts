/** Why a server does not start: a value of the command line's catalogue. */
import { WrongIdentitySetting } from './identity/settings.js';

export class CannotServe extends Error {
  constructor(
    readonly code: 'cli.evaluationLoopbackOnly' | 'cli.modeDiffers' | 'cli.portTaken' | 'cli.identitySetting',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

export const asCannotServe = (fault: unknown): unknown =>
  fault instanceof WrongIdentitySetting ? new CannotServe('cli.identitySetting', { setting: fault.setting, reason: fault.reason }) : fault;
