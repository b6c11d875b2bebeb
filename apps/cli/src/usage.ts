/** The words of the command line itself, in the person's language: the parser's own are English. */
import { Command, type CommanderError, Help, type Option } from 'commander';
import type { Terminal } from './terminal.js';

type Say = Terminal['say'];

/** What the person wrote or left out, as the parser quotes it. */
const quotedIn = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? '';

export const usageWords = ({ code, message }: Pick<CommanderError, 'code' | 'message'>, say: Say): string => {
  switch (code) {
    case 'commander.unknownCommand':
      return say('cli.usage.unknownCommand', { given: quotedIn(message) });
    case 'commander.missingArgument':
      return say('cli.usage.missingArgument', { name: quotedIn(message) });
    case 'commander.unknownOption':
      return say('cli.usage.unknownOption', { given: quotedIn(message) });
    case 'commander.optionMissingArgument':
      return say('cli.usage.missingValue', { option: quotedIn(message) });
    case 'commander.excessArguments':
      return say('cli.usage.tooMany');
    default:
      return say('cli.usage.wrong');
  }
};

class SpokenHelp extends Help {
  constructor(private readonly say: Say) {
    super();
  }

  override optionDescription(option: Option): string {
    const { defaultValue, description } = option;
    return defaultValue === undefined ? description : `${description}${this.say('cli.help.default', { value: String(defaultValue) })}`;
  }
}

/** A command whose help is spoken; its subcommands too. */
export class SpokenCommand extends Command {
  constructor(
    private readonly say: Say,
    name?: string,
  ) {
    super(name);
  }

  override createCommand(name?: string): Command {
    return new SpokenCommand(this.say, name);
  }

  override createHelp(): Help {
    return Object.assign(new SpokenHelp(this.say), this.configureHelp());
  }
}
