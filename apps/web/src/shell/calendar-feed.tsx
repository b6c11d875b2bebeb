/** 日程订阅: a secret address for one's own calendar program. Shown once, because only its hash is kept. */
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api } from '../api/client';
import { useWords } from '../words/words';
import { Trouble } from './trouble';

export function CalendarFeed() {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const feed = useMutation({ mutationFn: () => answer(api.POST('/api/feed', { body: {} })) });
  const address = feed.data && new URL(feed.data.path, location.origin).href;
  /** The clipboard's own interface is missing on a plain HTTP intranet. */
  const copy = () => {
    field.current?.select();
    setCopied(document.execCommand('copy'));
  };
  return (
    <details className="calendar-feed">
      <summary>{t('cycle.feed')}</summary>
      {address ? (
        <>
          <label htmlFor="feed-address">{t('cycle.feed.address')}</label>
          <div className="feed-line">
            <input id="feed-address" ref={field} readOnly value={address} onFocus={(event) => event.target.select()} />
            <button type="button" className="plain-button" onClick={copy}>
              {t(copied ? 'cycle.feed.copied' : 'cycle.feed.copy')}
            </button>
          </div>
          <p className="faint">{t('cycle.feed.once')}</p>
        </>
      ) : (
        <>
          <p className="faint">{t('cycle.feed.what')}</p>
          <button type="button" className="plain-button" disabled={feed.isPending} onClick={() => feed.mutate()}>
            {t('cycle.feed.make')}
          </button>
        </>
      )}
      {feed.error && <Trouble error={feed.error} />}
    </details>
  );
}
