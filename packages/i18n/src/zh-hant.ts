/** The whole catalogue in one language. */
import { words as allPlans } from './catalogue/all-plans.zh-hant.js';
import { words as archive } from './catalogue/archive.zh-hant.js';
import { words as cli } from './catalogue/cli.zh-hant.js';
import { words as closing } from './catalogue/closing.zh-hant.js';
import { words as cycle } from './catalogue/cycle.zh-hant.js';
import { words as durable } from './catalogue/durable.zh-hant.js';
import { words as evidence } from './catalogue/evidence.zh-hant.js';
import { words as finding } from './catalogue/finding.zh-hant.js';
import { words as history } from './catalogue/history.zh-hant.js';
import { words as identity } from './catalogue/identity.zh-hant.js';
import { words as light } from './catalogue/light.zh-hant.js';
import { words as refusal } from './catalogue/refusal.zh-hant.js';
import { words as report } from './catalogue/report.zh-hant.js';
import { words as running } from './catalogue/running.zh-hant.js';
import { words as screen } from './catalogue/screen.zh-hant.js';
import { words as screenCycle } from './catalogue/screen-cycle.zh-hant.js';
import { words as screenIdentity } from './catalogue/screen-identity.zh-hant.js';
import { words as settingRight } from './catalogue/setting-right.zh-hant.js';
import { words as term } from './catalogue/term.zh-hant.js';

export const zhHant = {
  ...allPlans,
  ...archive,
  ...cli,
  ...closing,
  ...cycle,
  ...durable,
  ...evidence,
  ...finding,
  ...history,
  ...identity,
  ...light,
  ...refusal,
  ...report,
  ...running,
  ...screen,
  ...screenCycle,
  ...screenIdentity,
  ...settingRight,
  ...term,
} as const;
