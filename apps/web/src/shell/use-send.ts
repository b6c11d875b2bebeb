/** Sending something outside a plan: its refusal told in the server's words, and what was kept under `keys` asked for again. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { saysSignedOut } from '../api/session-watch';
import { useWords } from '../words/words';
import { troubleTitle, troubleWords } from './trouble';

export type Send = <T>(work: () => Promise<T>, done?: string) => Promise<T | null>;

export function useSend(...keys: readonly string[]): { readonly send: Send; readonly busy: boolean } {
  const client = useQueryClient();
  const { message, notification } = App.useApp();
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const send: Send = async (work, done) => {
    setBusy(true);
    try {
      const answered = await work();
      if (done) void message.success(done);
      return answered;
    } catch (error) {
      if (saysSignedOut(error)) return null;
      const title = troubleTitle(error) || t('screen.act.refused');
      notification.error({ title, description: troubleWords(error, t), duration: 0, role: 'alert' });
      return null;
    } finally {
      setBusy(false);
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    }
  };
  return { send, busy };
}
