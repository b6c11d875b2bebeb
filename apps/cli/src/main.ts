/** The command `taizhang`: what it takes and which use case answers. Each command's code is loaded when it is called, not before. */
import { type Command, CommanderError } from 'commander';
import { Ended, EXIT } from './exit.js';
import { realTerminal, type Terminal } from './terminal.js';
import { SpokenCommand, usageWords } from './usage.js';
import { version } from './version.js';

const localised = (command: Command, { say }: Terminal): Command => {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say('cli.help.usage'),
    'Options:': say('cli.help.options'),
    'Commands:': say('cli.help.commands'),
    'Arguments:': say('cli.help.arguments'),
  };
  return command
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .helpOption('-h, --help', say('cli.help.help'))
    .addHelpText('after', `\n${say('cli.help.exitCodes')}\n${say('cli.help.environment')}`)
    .exitOverride();
};

type Program = { readonly command: Command; readonly add: (name: string, about: string) => Command };
type Done = (code: number) => void;

const newProgram = (terminal: Terminal): Program => {
  const { say } = terminal;
  const command = localised(new SpokenCommand(say, 'taizhang'), terminal)
    .description(say('cli.name'))
    .version(version, '-V, --version', say('cli.help.version'))
    .helpCommand('help [command]', say('cli.help.helpCommand'))
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(text.trimEnd()),
      // said in the person's language when it arrives as a fault
      outputError: () => {},
    });
  return { command, add: (name, about) => localised(command.command(name), terminal).description(about) };
};

const addReading = ({ add }: Program, terminal: Terminal, done: Done): void => {
  const { say } = terminal;
  add('read', say('cli.read'))
    .argument('<file>', say('cli.argument.file'))
    .option('--json', say('cli.option.json'))
    .action(async (file, options) => done(await (await import('./commands/read.js')).read(file, options, terminal)));
  add('score', say('cli.score'))
    .argument('<folder>', say('cli.argument.folder'))
    .option('--json', say('cli.option.json'))
    .action(async (folder, options) => done(await (await import('./commands/score.js')).score(folder, options, terminal)));
};

const addServing = ({ add }: Program, terminal: Terminal, done: Done): void => {
  const { say } = terminal;
  add('serve', say('cli.serve'))
    .argument('[files...]', say('cli.argument.files'))
    .option('--port <number>', say('cli.option.port'), '8790')
    .option('--host <address>', say('cli.option.host'))
    .option('--evaluation', say('cli.option.evaluation'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (files, options) => done(await (await import('./commands/serve.js')).serve(files, options, terminal)));
  add('administrator-link', say('cli.administratorLink'))
    .option('--port <number>', say('cli.option.port'), '8790')
    .option('--data <folder>', say('cli.option.data'))
    .action(async (options) => done(await (await import('./commands/administrator-link.js')).administratorLink(options, terminal)));
  add('import', say('cli.import'))
    .argument('<file>', say('cli.argument.file'))
    .option('--json', say('cli.option.json'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (file, options) => done(await (await import('./commands/import.js')).importPlan(file, options, terminal)));
};

const addLedger = ({ add }: Program, terminal: Terminal, done: Done): void => {
  const { say } = terminal;
  add('plans', say('cli.plans'))
    .option('--json', say('cli.option.json'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (options) => done(await (await import('./commands/plans.js')).plans(options, terminal)));
  add('export', say('cli.export'))
    .argument('<plan>', say('cli.argument.plan'))
    .option('--format <format>', say('cli.option.format'), 'xlsx')
    .option('-o, --output <file>', say('cli.option.output'))
    .option('--as-of <day>', say('cli.option.asOf'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (plan, options) => done(await (await import('./commands/export.js')).exportPlan(plan, options, terminal)));
  add('verify', say('cli.verify'))
    .argument('[file]', say('cli.argument.journal'))
    .option('--plan <plan>', say('cli.option.plan'))
    .option('--at <number>', say('cli.option.at'))
    .option('--hash <hash>', say('cli.option.hash'))
    .option('--heads <file>', say('cli.option.heads'))
    .option('--key <fingerprint>', say('cli.option.key'))
    .option('--json', say('cli.option.json'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (file, options) => done(await (await import('./commands/verify.js')).verify(file, options, terminal)));
  add('rotate-key', say('cli.rotateKey'))
    .option('--algorithm <algorithm>', say('cli.option.algorithm'), 'ed25519')
    .option('--lost', say('cli.option.lost'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (options) => done(await (await import('./commands/rotate-key.js')).rotate(options, terminal)));
  add('rebuild', say('cli.rebuild'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (options) => done(await (await import('./commands/rebuild.js')).rebuildViews(options, terminal)));
};

const addKeeping = ({ add }: Program, terminal: Terminal, done: Done): void => {
  const { say } = terminal;
  add('backup', say('cli.backup'))
    .requiredOption('-o, --output <file>', say('cli.option.backupOutput'))
    .option('--json', say('cli.option.json'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (options) => done(await (await import('./commands/backup.js')).backup(options, terminal)));
  add('restore', say('cli.restore'))
    .argument('<backup>', say('cli.argument.backup'))
    .option('--json', say('cli.option.json'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (file, options) => done(await (await import('./commands/restore.js')).restore(file, options, terminal)));
  add('drill', say('cli.drill'))
    .argument('<backup>', say('cli.argument.backup'))
    .option('--json', say('cli.option.json'))
    .action(async (file, options) => done(await (await import('./commands/restore.js')).drill(file, options, terminal)));
};

const addCycle = ({ add }: Program, terminal: Terminal, done: Done): void => {
  const { say } = terminal;
  add('periods', say('cli.periods'))
    .argument('<plan>', say('cli.argument.plan'))
    .option('--json', say('cli.option.json'))
    .option('--as-of <day>', say('cli.option.asOf'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (plan, options) => done(await (await import('./commands/periods.js')).periods(plan, options, terminal)));
  add('report', say('cli.report'))
    .argument('<plan>', say('cli.argument.plan'))
    .argument('<period>', say('cli.argument.period'))
    .requiredOption('-o, --output <file>', say('cli.option.output'))
    .option('--as-of <day>', say('cli.option.asOf'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (plan, period, options) => done(await (await import('./commands/report.js')).report(plan, period, options, terminal)));
  add('archive', say('cli.archive'))
    .argument('<plan>', say('cli.argument.plan'))
    .argument('<period>', say('cli.argument.period'))
    .requiredOption('-o, --output <file>', say('cli.option.output'))
    .option('--as-of <day>', say('cli.option.asOf'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (plan, period, options) => done(await (await import('./commands/archive.js')).archive(plan, period, options, terminal)));
  add('sheet', say('cli.sheet'))
    .argument('[plan]', say('cli.argument.plan'))
    .argument('[period]', say('cli.argument.period'))
    .argument('[unit]', say('cli.argument.unit'))
    .option('-o, --output <file>', say('cli.option.output'))
    .option('--in <file>', say('cli.option.in'))
    .option('--dry-run', say('cli.option.dryRun'))
    .option('--as-of <day>', say('cli.option.asOf'))
    .option('--data <folder>', say('cli.option.data'))
    .action(async (plan, period, unit, options) =>
      done(await (await import('./commands/sheet.js')).sheet([plan, period, unit], options, terminal)),
    );
};

/** Help that was asked for, or shown in place of a command, has been said already. */
const misused = (fault: CommanderError, terminal: Terminal): number => {
  if (fault.exitCode === 0) return EXIT.ok;
  if (fault.code !== 'commander.help') terminal.error(usageWords(fault, terminal.say));
  return EXIT.usage;
};

/** A fault of the store that an operator can mend says how; anything else shows an incident. */
const explain = (fault: unknown, terminal: Terminal): number => {
  if (fault instanceof CommanderError) return misused(fault, terminal);
  if (fault instanceof Ended) {
    terminal.error(fault.message);
    return fault.exitCode;
  }
  const incident = crypto.randomUUID().slice(0, 8);
  terminal.error(terminal.say('cli.fault', { incident, reason: fault instanceof Error ? fault.message : String(fault) }));
  if (terminal.env.TAIZHANG_DEBUG && fault instanceof Error) terminal.error(fault.stack ?? '');
  return EXIT.fault;
};

export const main = async (argv: readonly string[], terminal: Terminal = realTerminal()): Promise<number> => {
  let code: number = EXIT.ok;
  const done: Done = (given) => {
    code = given;
  };
  const program = newProgram(terminal);
  addReading(program, terminal, done);
  addServing(program, terminal, done);
  addLedger(program, terminal, done);
  addKeeping(program, terminal, done);
  addCycle(program, terminal, done);
  try {
    await program.command.parseAsync(argv, { from: 'user' });
    return code;
  } catch (fault) {
    terminal.progress(null);
    return explain(fault, terminal);
  }
};
