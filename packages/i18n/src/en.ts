/** The whole catalogue in one language. */
import { words as allPlans } from './catalogue/all-plans.en.js';
import { words as archive } from './catalogue/archive.en.js';
import { words as cli } from './catalogue/cli.en.js';
import { words as closing } from './catalogue/closing.en.js';
import { words as cycle } from './catalogue/cycle.en.js';
import { words as durable } from './catalogue/durable.en.js';
import { words as evidence } from './catalogue/evidence.en.js';
import { words as finding } from './catalogue/finding.en.js';
import { words as history } from './catalogue/history.en.js';
import { words as identity } from './catalogue/identity.en.js';
import { words as light } from './catalogue/light.en.js';
import { words as refusal } from './catalogue/refusal.en.js';
import { words as report } from './catalogue/report.en.js';
import { words as running } from './catalogue/running.en.js';
import { words as screen } from './catalogue/screen.en.js';
import { words as screenCycle } from './catalogue/screen-cycle.en.js';
import { words as screenIdentity } from './catalogue/screen-identity.en.js';
import { words as settingRight } from './catalogue/setting-right.en.js';
import { words as term } from './catalogue/term.en.js';

export const en = {
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
