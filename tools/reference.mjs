/** The reference pages that are made from the code: acts and who may, entries, refusals, findings, routes. Called by tools/generate.mjs. */

const dist = (place) => import(new URL(`../${place}`, import.meta.url).href);
const { ACT_TABLE, HISTORY, NOT_READY_REASONS, REFUSAL_CODES } = await dist('packages/ledger/dist/index.js');
const { ACT_ROUTES, EDGE_STATUS_OF, EXTRACT_STATUS_OF, ROUTES, STATUS_OF } = await dist('packages/contract/dist/index.js');
const { actAccess, COLUMNS, ROUTE_ACCESS } = await dist('packages/identity/dist/index.js');
const { findingRules } = await dist('packages/plan/dist/index.js');
const { SETTINGS } = await dist('apps/server/dist/settings/settings.js');
const { messageOr } = await dist('packages/i18n/dist/index.js');

const MADE = '<!-- Made by `npm run generate` from the code; do not edit. -->';
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (heads, rows) => [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const page = (title, intro, ...blocks) => `${MADE}\n\n# ${title}\n\n${intro}\n\n${blocks.join('\n\n')}\n`;
const zh = (key) => messageOr('zh-Hans', key, {}, '');

/** Acts that another route carries out. */
const NO_ROUTE_OF_ITS_OWN = { 'bring-plan-in': 'bringPlanIn', 'pass-stand-ins': 'handOver' };
const acts = () =>
  page(
    'Acts and who may',
    'Default deny: a person may act where they bear one of the roles and stand in the relation. `coordinator`: their unit is the plan’s coordinator. `dutyUnit`: their unit holds a duty on every task named.',
    table(
      ['act', 'roles', 'relation', 'route'],
      Object.entries(ACT_TABLE).map(([act, { roles, relation }]) => [
        `\`${act}\``,
        roles.join(', '),
        relation,
        `POST ${(ACT_ROUTES[act] ?? ROUTES[NO_ROUTE_OF_ITS_OWN[act]]).path}`,
      ]),
    ),
  );

const entries = () =>
  page(
    'Entries and their sentences',
    'The journal’s entry types as a task’s history tells them. Types are never changed once released; the shapes are in `packages/ledger/src/entries.ts`.',
    table(
      ['key', 'params', '中文'],
      Object.entries(HISTORY).map(([key, params]) => [`\`${key}\``, params.join(', '), zh(key)]),
    ),
  );

const refusals = () =>
  page(
    'Refusals',
    'Stable codes, in order of precedence, with the HTTP status of each. A refusal changes nothing.',
    table(
      ['code', 'status', '中文'],
      REFUSAL_CODES.map((code) => [`\`${code}\``, STATUS_OF[code], zh(`refusal.${code}.detail`)]),
    ),
    '## At the edge',
    table(
      ['code', 'status', '中文'],
      Object.entries({ ...EDGE_STATUS_OF, ...EXTRACT_STATUS_OF }).map(([code, status]) => [
        `\`${code}\``,
        status,
        zh(`refusal.${code}.detail`),
      ]),
    ),
    '## Why a task cannot be dispatched yet',
    table(
      ['reason', '中文'],
      NOT_READY_REASONS.map((reason) => [`\`${reason}\``, zh(`reason.${reason}`)]),
    ),
  );

const findings = () =>
  page(
    'Findings of the reader',
    '*ask* wants a person before dispatch; *warn* tells and stops nobody.',
    table(
      ['rule', 'level', 'when', 'params', '中文'],
      findingRules.map((rule) => [
        `\`${rule.rule}\``,
        rule.levels.join(', '),
        rule.when,
        rule.params.join(', '),
        zh(`finding.${rule.rule}`),
      ]),
    ),
  );

const routes = () =>
  page(
    'Routes and their reach',
    '`open`: nobody need be signed in. `read`: a person, and only what they may see. `desk`: the plan’s coordinator or an auditor. `act`: the table of acts decides. `own`: oneself, also before the sign-in is finished. `people`: the unit’s liaison, or the security administrator. `security`, `system`, `audit`: that administrator. `offices`: any of the three.',
    table(
      ['route', 'reach', 'what'],
      [...Object.values(ROUTES), ...Object.values(ACT_ROUTES)].map((route) => [
        `${route.method.toUpperCase()} ${route.path}`,
        route['x-reach'],
        route.summary,
      ]),
    ),
  );

const settings = () =>
  page(
    'Settings',
    'From the environment, read once at start. A value that is not of its form keeps the server from starting and is told by name; values are never printed. A setting marked “secret” belongs in a file that only the service may read.',
    table(
      ['setting', 'form', 'default', 'what'],
      Object.values(SETTINGS).map(({ name, form, default: usual, what, secret }) => [
        `\`${name}\``,
        `${form.choices ? form.choices.map((choice) => `\`${choice}\``).join(', ') : messageOr('en', `setting.form.${form.name}`, {}, form.name)}${secret ? ' (secret)' : ''}`,
        usual === null ? '' : `\`${usual}\``,
        what,
      ]),
    ),
  );

const permissions = () => {
  const marks = (who) => COLUMNS.map((column) => (who.includes(column.who) ? '●' : ''));
  const heads = ['route', ...COLUMNS.map(({ who }) => who)];
  return page(
    'Who gets an answer where',
    'For one plan that was dispatched: its coordinator, whose unit also verifies; people of a unit that holds a duty (“own”), on their own unit; people of units that have no part; the three administrators; tokens of outside systems for the own unit; nobody signed in. A blank answers as if it were not there, word for word as for something that does not exist; to nobody, that signing in is missing. A person whose sign-in is not finished reaches the open routes and their own account alone. `signIn` and `listPeople` answer in evaluation mode only, to everybody. A test walks this table (`apps/server/src/permission-walk.test.ts`).',
    '## Routes',
    table(
      heads,
      Object.entries(ROUTES).map(([name, route]) => [
        `${route.method.toUpperCase()} ${route.path}`,
        ...marks(ROUTE_ACCESS.get(name) ?? []),
      ]),
    ),
    '## Acts',
    'Where the rules of the act then allow it. A named stand-in acts in the place of a leader in charge or a verifier.',
    table(
      ['act', ...heads.slice(1)],
      Object.keys(ACT_ROUTES).map((act) => [`\`${act}\``, ...marks(actAccess(act))]),
    ),
  );
};

/** Page name → text. */
export const reference = () => ({
  'acts.md': acts(),
  'entries.md': entries(),
  'refusals.md': refusals(),
  'findings.md': findings(),
  'permissions.md': permissions(),
  'routes.md': routes(),
  'settings.md': settings(),
});
