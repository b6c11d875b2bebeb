/** `taizhang sheet`: a unit's sheet as a workbook; or a filled-in one brought back, checked cell by cell, taken over whole or not at all. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Ended, EXIT } from '../exit.js';
import { type Ledger, wanted, withLedger } from '../ledger.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { asOfQuery } from './periods.js';
import { readBytes } from './read.js';

type Options = {
  readonly data?: string;
  readonly output?: string;
  readonly in?: string;
  readonly dryRun?: boolean;
  readonly asOf?: string;
};
type Place = { readonly planId: string; readonly periodId: string; readonly unitId: string };
type Problem = { readonly severity: string; readonly cell: string; readonly message: string };
type Answer = {
  readonly applied: boolean;
  readonly rows: readonly { readonly row: number; readonly changed: boolean; readonly problems: readonly Problem[] }[];
  readonly problems: readonly Problem[];
};

const pathOf = ({ planId, periodId, unitId }: Place): string =>
  `/api/plans/${encodeURIComponent(planId)}/periods/${encodeURIComponent(periodId)}/sheets/${encodeURIComponent(unitId)}/workbook`;

/** By id, or by the name that the plan's list of units shows. */
const unitIdOf = async (planId: string, word: string, ledger: Ledger, terminal: Terminal): Promise<string> => {
  const answer = await wanted(await ledger.request(`/api/plans/${encodeURIComponent(planId)}/units`), terminal);
  const { units } = (await answer.json()) as { units: readonly { unit: { unitId: string; name: string } }[] };
  return units.find(({ unit }) => unit.name === word)?.unit.unitId ?? word;
};

const write = async (given: readonly (string | undefined)[], options: Options, ledger: Ledger, terminal: Terminal): Promise<number> => {
  const output = options.output as string;
  const [planId = '', periodId = '', unit = ''] = given;
  const unitId = await unitIdOf(planId, unit, ledger, terminal);
  const answer = await wanted(await ledger.request(`${pathOf({ planId, periodId, unitId })}?${asOfQuery(options.asOf)}`), terminal);
  await writeFile(output, new Uint8Array(await answer.arrayBuffer()));
  terminal.error(terminal.say('cli.exported', { file: output }));
  return EXIT.ok;
};

/** Which sheet it is stands in the workbook itself. */
const placeIn = async (bytes: Uint8Array, terminal: Terminal): Promise<Place> => {
  const { readSheetWorkbook } = await import('@taizhang/report');
  const read = readSheetWorkbook(bytes, { locale: terminal.locale });
  if (read.ok) return read.identity;
  throw new Ended(EXIT.refused, terminal.say(`report.sheet.refused.${read.refusal.code}`, read.refusal.params));
};

const tell = ({ applied, rows, problems }: Answer, terminal: Terminal): number => {
  const all = [
    ...problems.map((problem) => ({ row: '', ...problem })),
    ...rows.flatMap(({ row, problems: own }) => own.map((one) => ({ row, ...one }))),
  ];
  for (const { row, cell, message } of all) terminal.error(terminal.say('cli.sheetRow', { row, cell, message }));
  const changed = rows.filter((row) => row.changed).length;
  if (applied) terminal.out(terminal.say('cli.sheetApplied', { changed }));
  else terminal.out(terminal.say('cli.sheetChecked', { rows: rows.length, changed, problems: all.length }));
  return all.some(({ severity }) => severity === 'error') ? EXIT.refused : EXIT.ok;
};

const bringIn = async (file: string, dryRun: boolean, ledger: Ledger, terminal: Terminal): Promise<number> => {
  const bytes = await readBytes(file, terminal);
  const place = await placeIn(bytes, terminal);
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], basename(file)));
  const answer = await wanted(await ledger.request(`${pathOf(place)}?apply=${!dryRun}`, { method: 'POST', body }), terminal);
  return tell((await answer.json()) as Answer, terminal);
};

export const sheet = (given: readonly (string | undefined)[], options: Options, terminal: Terminal): Promise<number> => {
  const whole = given.every((word) => word !== undefined);
  if (options.in === undefined && (!whole || options.output === undefined))
    throw new Ended(EXIT.usage, terminal.say('cli.badOption', { option: '--output', value: options.output ?? '' }));
  return withLedger(dataFolder(options.data, terminal.env), terminal, (ledger) =>
    options.in === undefined ? write(given, options, ledger, terminal) : bringIn(options.in, options.dryRun ?? false, ledger, terminal),
  );
};
