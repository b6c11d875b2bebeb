/** The bell: what happened that this person should know. Opened, a list; what was read is marked so. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { answer, api } from '../api/client';
import type { Notice } from '../api/cycle';
import { noticesQuery } from '../api/cycle-queries';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';
import { CalendarFeed } from './calendar-feed';

/** Where a notice leads: the task it is about, else its period, else the plan. */
function placeOf({ planId, taskIds, periodId, kind }: Notice): string {
  if (kind === 'claimMade') return `/plans/${planId}/verify`;
  if (kind === 'periodOpened' || kind === 'urged' || kind === 'deadlineComing') return `/plans/${planId}/sheet`;
  if (taskIds.length === 1) return `/plans/${planId}/tasks/${taskIds[0]}`;
  return periodId ? `/plans/${planId}/periods/${periodId}` : `/plans/${planId}`;
}

function NoticeList({ notices, close }: { notices: readonly Notice[]; close: () => void }) {
  const { t, locale } = useWords();
  if (notices.length === 0) return <p className="faint">{t('cycle.notices.none')}</p>;
  return (
    <ul>
      {notices.map((notice) => (
        <li key={notice.noticeId} className={notice.read ? undefined : 'notice-unread'}>
          <Link to={placeOf(notice)} onClick={close}>
            {notice.sentence}
          </Link>
          <time dateTime={notice.at}>{instantWords(notice.at, locale)}</time>
        </li>
      ))}
    </ul>
  );
}

export function Notices() {
  const { t } = useWords();
  const client = useQueryClient();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...noticesQuery, retry: false });
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      const key = event instanceof KeyboardEvent;
      if (key ? event.key === 'Escape' : !box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('keydown', leave);
    document.addEventListener('mousedown', leave);
    return () => {
      document.removeEventListener('keydown', leave);
      document.removeEventListener('mousedown', leave);
    };
  }, [open]);
  if (!data) return null;
  const read = async () => {
    const noticeIds = data.notices.filter((notice) => !notice.read).map(({ noticeId }) => noticeId);
    await answer(api.POST('/api/notices/read', { body: { noticeIds } })).catch(() => null);
    void client.invalidateQueries({ queryKey: noticesQuery.queryKey });
  };
  return (
    <div className="notices" ref={box}>
      <button type="button" className="bell" aria-expanded={open} onClick={() => setOpen(!open)}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path
            d="M8 1.5a4 4 0 0 0-4 4v3L2.5 11.5h11L12 8.5v-3a4 4 0 0 0-4-4ZM6.5 13a1.5 1.5 0 0 0 3 0"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        </svg>
        <span className="bell-word">{t('cycle.notices')}</span>
        {data.unread > 0 && <span className="bell-count">{data.unread}</span>}
      </button>
      {open && (
        <section className="notice-panel" aria-label={t('cycle.notices')}>
          <div className="notice-head">
            <strong>{t('cycle.notices')}</strong>
            {data.unread > 0 && (
              <button type="button" className="plain-button" onClick={() => void read()}>
                {t('cycle.notices.read')}
              </button>
            )}
          </div>
          <NoticeList notices={data.notices} close={() => setOpen(false)} />
          <CalendarFeed />
        </section>
      )}
    </div>
  );
}
