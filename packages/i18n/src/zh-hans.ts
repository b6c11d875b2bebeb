/** The whole catalogue in one language. */
import { words as allPlans } from './catalogue/all-plans.zh-hans.js';
import { words as archive } from './catalogue/archive.zh-hans.js';
import { words as cli } from './catalogue/cli.zh-hans.js';
import { words as closing } from './catalogue/closing.zh-hans.js';
import { words as cycle } from './catalogue/cycle.zh-hans.js';
import { words as durable } from './catalogue/durable.zh-hans.js';
import { words as evidence } from './catalogue/evidence.zh-hans.js';
import { words as finding } from './catalogue/finding.zh-hans.js';
import { words as history } from './catalogue/history.zh-hans.js';
import { words as identity } from './catalogue/identity.zh-hans.js';
import { words as light } from './catalogue/light.zh-hans.js';
import { words as refusal } from './catalogue/refusal.zh-hans.js';
import { words as report } from './catalogue/report.zh-hans.js';
import { words as running } from './catalogue/running.zh-hans.js';
import { words as screen } from './catalogue/screen.zh-hans.js';
import { words as screenCycle } from './catalogue/screen-cycle.zh-hans.js';
import { words as screenIdentity } from './catalogue/screen-identity.zh-hans.js';
import { words as settingRight } from './catalogue/setting-right.zh-hans.js';
import { words as term } from './catalogue/term.zh-hans.js';

export const zhHans = {
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
