/** 任务台账: every task of the plan in one table, found by words and filters that stand in the address. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { TaskRow } from '../api/client';
import { planQuery } from '../api/queries';
import { useTasks } from '../api/use-tasks';
import { AsOf, useAsOf } from '../as-of/as-of';
import { type Line, Rows } from '../rows/rows';
import { useNarrow } from '../rows/window';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { ColumnChooser, TaskCard, useColumnChoice, useColumns } from './columns';
import { ExportMenu } from './export-menu';
import { FilterBar, GroupChoice } from './filter-bar';
import { cleared, filtersOf, type Grouping, groupingOf, isFiltered, withValue } from './filters';
import './ledger.css';

function linesOf(rows: readonly TaskRow[], grouping: Grouping | null, none: string): readonly Line<TaskRow>[] {
  if (!grouping) return rows.map((row) => ({ row }));
  const groups = new Map<string, TaskRow[]>();
  for (const row of rows) {
    const heading = grouping === 'section' ? row.section : (row.leads[0] ?? row.proposedLead)?.name;
    const group = groups.get(heading ?? none);
    if (group) group.push(row);
    else groups.set(heading ?? none, [row]);
  }
  return [...groups].flatMap(([heading, members]) => [{ heading, count: members.length }, ...members.map((row) => ({ row }))]);
}

function Empty({ planId, filtered, clear, desk }: { planId: string; filtered: boolean; clear: () => void; desk: boolean }) {
  const { t } = useWords();
  return (
    <div className="empty ledger-empty">
      <h2>{filtered ? t('screen.ledger.noneFound') : t('screen.ledger.none')}</h2>
      <p>{filtered ? t('screen.ledger.noneFoundWhat') : t('screen.ledger.noneWhat')}</p>
      {filtered ? (
        <button type="button" className="plain-button" onClick={clear}>
          {t('screen.filter.clear')}
        </button>
      ) : (
        desk && <Link to={`/plans/${planId}/desk`}>{t('screen.nav.desk')}</Link>
      )}
    </div>
  );
}

export function Ledger() {
  const { planId = '' } = useParams();
  const { t } = useWords();
  const narrow = useNarrow();
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState(false);
  const go = (next: URLSearchParams) => setAddress(next, { replace: true });
  const asOf = useAsOf();
  const plan = useQuery(planQuery(planId, asOf));
  const filters = useMemo(() => filtersOf(address), [address]);
  const { query, rows, total } = useTasks(planId, filters);
  const { chosen, choose } = useColumnChoice();
  const grouping = groupingOf(address);
  const columns = useColumns(chosen, filters.sort ?? 'order', (sort) =>
    go(withValue(withValue(address, 'group', null), 'sort', sort === 'order' ? null : sort)),
  );
  const lines = useMemo(() => linesOf(rows, grouping, t('screen.group.none')), [rows, grouping, t]);
  if (plan.error) return <Trouble error={plan.error} retry={() => void plan.refetch()} />;
  if (!plan.data) return <Waiting />;
  const filtered = isFiltered(address);
  return (
    <div className="ledger">
      <h1 className="unseen">{t('screen.nav.ledger')}</h1>
      {narrow && (
        <button type="button" className="plain-button filter-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('screen.filter.hide') : t('screen.filter.showAll')}
        </button>
      )}
      {(!narrow || open) && <FilterBar plan={plan.data} address={address} go={go} />}
      <div className="ledger-line">
        <p role="status">
          {query.isPending || query.isPlaceholderData
            ? t('screen.ledger.searching')
            : filtered
              ? t('screen.ledger.found', { count: total, all: plan.data.tasks })
              : t('screen.ledger.count', { count: total })}
          {rows.length < total && !query.isPending && <span className="faint"> {t('screen.ledger.loaded', { count: rows.length })}</span>}
        </p>
        <span className="button-row">
          <AsOf inline />
          <GroupChoice address={address} go={go} />
          {!narrow && <ColumnChooser chosen={chosen} choose={choose} />}
          <ExportMenu planId={planId} title={plan.data.title ?? planId} filters={filters} />
        </span>
      </div>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {!query.isPending && !query.error && rows.length === 0 ? (
        <Empty planId={planId} filtered={filtered} clear={() => go(cleared(address))} desk={plan.data.desk} />
      ) : (
        <Rows
          label={t('screen.nav.ledger')}
          columns={columns}
          lines={lines}
          keyOf={(row) => row.taskId}
          card={(row) => <TaskCard row={row} />}
          cardHeight={106}
        />
      )}
    </div>
  );
}
