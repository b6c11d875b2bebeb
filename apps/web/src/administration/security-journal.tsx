/** The security journal, for the audit administrator alone: newest first, narrowed by day and kind, brought out as a file, its chain checked. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { type JournalRange, type SecurityLine, securityChainQuery } from '../api/identity';
import '../people/people.css';
import { DownloadButton } from '../shell/download-button';
import { reachableList } from '../shell/reachable-list';
import { ScrollX } from '../shell/scroll-x';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';

type Range = Pick<JournalRange, 'from' | 'to' | 'type' | 'personId'>;
/** Beginnings of types: a kind stands for all that begins with it. */
const KINDS = ['session.', 'sign-in.', 'account.', 'password.', 'factor.', 'policy.', 'office.', 'token.', 'journal.', 'server.'] as const;
const DAY = 'YYYY-MM-DD';

const pagesQuery = (range: Range) => ({
  queryKey: ['security-journal', range],
  queryFn: ({ pageParam }: { pageParam: number | null }) =>
    answer(api.GET('/api/security-journal', { params: { query: { ...range, ...(pageParam === null ? {} : { before: pageParam }) } } })),
  initialPageParam: null as number | null,
  getNextPageParam: (last: { before: number | null }) => last.before,
});

function Chain() {
  const { t } = useWords();
  const { data, error, isFetching, refetch } = useQuery(securityChainQuery);
  if (error) return <Trouble error={error} />;
  if (!data) return <p className="faint">{t('journal.checking')}</p>;
  const words = data.whole
    ? t('journal.whole', { entries: data.entries, first: data.firstSeq, last: data.lastSeq })
    : t('journal.broken', { seq: data.wrongSeq ?? 0 });
  return (
    <p className={data.whole ? 'notice-bar' : 'notice-bar asks'} role="status">
      {words}{' '}
      <Button size="small" loading={isFetching} onClick={() => void refetch()}>
        {t('journal.check')}
      </Button>
    </p>
  );
}

function Filters({ range, set }: { range: Range; set: (range: Range) => void }) {
  const { t } = useWords();
  return (
    <div className="accounts-filters">
      <DatePicker.RangePicker
        aria-label={t('journal.days')}
        value={range.from && range.to ? [dayjs(range.from), dayjs(range.to)] : null}
        onChange={(days) => {
          const { from: _from, to: _to, ...rest } = range;
          set(days?.[0] && days[1] ? { ...rest, from: days[0].format(DAY), to: days[1].format(DAY) } : rest);
        }}
      />
      <Select
        aria-label={t('journal.kind')}
        placeholder={t('journal.anyKind')}
        allowClear
        popupRender={reachableList}
        value={range.type ?? null}
        options={KINDS.map((value) => ({ value, label: t(`journal.kind.${value}`) }))}
        onChange={(chosen) => {
          const { type: _type, ...rest } = range;
          set(chosen ? { ...rest, type: chosen } : rest);
        }}
      />
      {range.personId && (
        <Button
          onClick={() => {
            const { personId: _personId, ...rest } = range;
            set(rest);
          }}
        >
          {t('journal.everybody')}
        </Button>
      )}
    </div>
  );
}

function Who({ who, choose }: { who: SecurityLine['by']; choose: (personId: string) => void }) {
  const { personId, name } = who;
  if (personId === null) return null;
  return (
    <Button size="small" type="link" onClick={() => choose(personId)}>
      {name ?? personId}
    </Button>
  );
}

function Lines({ lines, choose }: { lines: readonly SecurityLine[]; choose: (personId: string) => void }) {
  const { t, locale } = useWords();
  return (
    <ScrollX label={t('place.security-journal')}>
      <table className="plain-table">
        <thead>
          <tr>
            {(
              ['journal.seq', 'journal.at', 'journal.what', 'journal.result', 'journal.by', 'journal.about', 'journal.address'] as const
            ).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.seq} className={line.success ? undefined : 'failed-line'}>
              <td className="numeric">{line.seq}</td>
              <td>{instantWords(line.at, locale)}</td>
              <td>{line.sentence}</td>
              <td>{t(line.success ? 'journal.succeeded' : 'journal.failed')}</td>
              <td>
                <Who who={line.by} choose={choose} />
              </td>
              <td>
                <Who who={line.about} choose={choose} />
              </td>
              <td>{line.address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

const exportPath = (format: 'csv' | 'jsonl', { from, to, type, personId }: Range) => {
  const query = Object.entries({ format, from, to, type, personId }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `/api/security-journal/export?${new URLSearchParams(query)}`;
};

export function SecurityJournal() {
  const { t } = useWords();
  const [range, setRange] = useState<Range>({});
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(pagesQuery(range));
  const lines = data?.pages.flatMap((page) => page.lines) ?? [];
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('place.security-journal')}</h1>
          <span className="button-row">
            <DownloadButton path={exportPath('csv', range)} words={t('journal.export.csv')} />
            <DownloadButton path={exportPath('jsonl', range)} words={t('journal.export.jsonl')} />
          </span>
        </div>
        <Chain />
        <Filters range={range} set={setRange} />
        {!data && <Waiting />}
        {data && lines.length === 0 && (
          <div className="empty">
            <h2>{t('journal.none')}</h2>
            <p>{t('journal.noneWhat')}</p>
          </div>
        )}
        {lines.length > 0 && <Lines lines={lines} choose={(personId) => setRange({ ...range, personId })} />}
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('page.more')}
          </Button>
        )}
      </div>
    </div>
  );
}
