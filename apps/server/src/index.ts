export { dayOf, minuteOf } from './clock.js';
export { keyFileOf } from './evidence/key-file.js';
export { signDue } from './evidence/signing-job.js';
export { type AppOptions, createApp } from './http/app.js';
export { problemOf, type Refused } from './http/problem.js';
export type { Identity, SignedIn } from './identity/identity.js';
export { WrongIdentitySetting } from './identity/settings.js';
export { limits } from './limits.js';
export { type Log, logTo, silent } from './log.js';
export type { Parts } from './parts.js';
export { type BroughtIn, bringPlanIn, type Submitted } from './plans/bring-plan-in.js';
export { COORDINATOR, dispatchSample } from './sample/dispatch-sample.js';
export { handIn } from './sample/hand-in.js';
export { storyTeller } from './sample/story-teller.js';
export { sampleBrokenOff, tellSample } from './sample/tell-sample.js';
export {
  CannotServe,
  localPartsOf,
  newFirstLink,
  openLedgerStore,
  partsOf,
  type ServeOptions,
  type Serving,
  serve,
  serverFile,
} from './serve.js';
export { type Environment, readSettings, SETTINGS, type Setting, type Settings, type WrongSetting } from './settings/settings.js';
export { version } from './version.js';
