/** The settings of the environment, or the end of the command with every one that is wrong, in the person's language. */
import type { MessageKey } from '@taizhang/i18n';
import type { Settings, WrongSetting } from '@taizhang/server';
import { Ended, EXIT } from './exit.js';
import type { Terminal } from './terminal.js';

const said = ({ name, code, form, other }: WrongSetting, { say }: Terminal): string =>
  code === 'together'
    ? say('setting.together', { name, other })
    : say('setting.wrong', { name, form: say(`setting.form.${form}` as MessageKey, { other }) });

export const settingsOf = async (terminal: Terminal): Promise<Settings> => {
  const { readSettings } = await import('@taizhang/server');
  const read = readSettings(terminal.env);
  if (read.ok) return read.settings;
  throw new Ended(EXIT.usage, read.wrong.map((wrong) => said(wrong, terminal)).join('\n'));
};
