/** Where one is signed in, and the way to end a session elsewhere or all of them. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { answer, api } from '../api/client';
import { type Account, accountQuery } from '../api/identity';
import { EntryTrouble } from '../session/entry';
import { leavePage } from '../session/session';
import { useSending } from '../session/use-sending';
import { ScrollX } from '../shell/scroll-x';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';

export function OwnSessions({ account }: { account: Account }) {
  const { t, locale } = useWords();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const { busy, error, send } = useSending();
  const end = async (sessionId: string | null) => {
    const now = await send(() => answer(api.POST('/api/account/sessions/end', { body: { sessionId } })));
    if (!now) return;
    if (sessionId === null) return leavePage();
    void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  };
  const everywhere = () =>
    modal.confirm({
      title: t('account.sessions.everywhere'),
      content: t('account.sessions.everywhere.what'),
      okText: t('account.sessions.everywhere'),
      cancelText: t('screen.cancel'),
      onOk: () => end(null),
    });
  return (
    <>
      <EntryTrouble error={error} />
      <ScrollX label={t('account.sessions')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('account.sessions.startedAt')}</th>
              <th scope="col">{t('account.sessions.lastSeenAt')}</th>
              <th scope="col">{t('account.sessions.endsAt')}</th>
              <th scope="col">{t('people.acts')}</th>
            </tr>
          </thead>
          <tbody>
            {account.sessions.map(({ sessionId, current, startedAt, lastSeenAt, endsAt }) => (
              <tr key={sessionId}>
                <td>{instantWords(startedAt, locale)}</td>
                <td>{instantWords(lastSeenAt, locale)}</td>
                <td>{instantWords(endsAt, locale)}</td>
                <td>
                  {current ? (
                    t('account.sessions.this')
                  ) : (
                    <button type="button" className="plain-button" disabled={busy} onClick={() => void end(sessionId)}>
                      {t('account.sessions.end')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <p>
        <button type="button" className="plain-button" disabled={busy} onClick={everywhere}>
          {t('account.sessions.everywhere')}
        </button>
      </p>
    </>
  );
}
