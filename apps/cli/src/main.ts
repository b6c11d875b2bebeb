/** The command `taizhang`: what it takes and which use case answers. Each command's code is loaded when it is called, not before. */
import { Command, CommanderError, Option } from 'commander';
import { Ended, EXIT } from './exit.js';
import { realTerminal, type Terminal } from './terminal.js';
import { version } from './version.js';

type Run = (...given: never[]) => Promise<number>;

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

const buildProgram = (terminal: Terminal, done: (code: number) => void): Command => {
  const { say } = terminal;
  const program = localised(new Command('taizhang'), terminal)
    .description(say('cli.name'))
    .version(version, '-V, --version', say('cli.help.version'))
    .helpCommand('help [command]', say('cli.help.helpCommand'))
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.error(text.trimEnd()) });
  const add = (usage: string, about: string, run: Run): Command => {
    const command = localised(program.command(usage), terminal).description(about).copyInheritedSettings(program);
    return localised(command, terminal).action(async (...given: unknown[]) => {
      given.pop(); // commander hands the command itself over last
      done(await run(...([...given, terminal] as never[])));
    });
  };
  const data = () => new Option('--data <folder>', say('cli.option.data'));
  add('read', say('cli.read'), async (file: string, options: object) => (await import('./commands/read.js')).read(file, options, terminal))
    .argument('<file>', say('cli.argument.file'))
    .option('--json', say('cli.option.json'));
  void data;
  return program;
};

const explain = (fault: unknown, terminal: Terminal): number => {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? EXIT.ok : EXIT.usage;
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
  try {
    await buildProgram(terminal, (given) => {
      code = given;
    }).parseAsync(argv, { from: 'user' });
    return code;
  } catch (fault) {
    terminal.progress(null);
    return explain(fault, terminal);
  }
};
