/** What was found in all plans that this person may see. The count is exact up to a thousand. */
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { StatusMark } from '../rows/marks';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import './all-plans.css';
import { MOST_SHOWN, type SearchAnswer, type SearchHit, searchQuery } from './queries';

function Hit({ hit, named }: { hit: SearchHit; named: boolean }) {
  const { t } = useWords();
  return (
    <li className="hit">
      {named && <h2>{hit.plan ?? t('screen.plans.untitled')}</h2>}
      <Link to={`/plans/${hit.planId}/tasks/${hit.taskId}`}>
        {hit.number && <b className="numeric">{hit.number} </b>}
        {hit.text}
      </Link>
      <p className="faint">
        <StatusMark status={hit.status} /> {hit.leads.map(({ name }) => name).join('、')}
      </p>
    </li>
  );
}

function Found({ found, q }: { found: SearchAnswer; q: string }) {
  const { t } = useWords();
  if (found.total === 0)
    return (
      <div className="empty">
        <h2>{t('screen.search.none', { q })}</h2>
        <p>{t('screen.search.noneWhat')}</p>
      </div>
    );
  const count = found.more ? t('screen.search.more', { count: found.total }) : t('screen.search.count', { count: found.total });
  return (
    <>
      <p aria-live="polite">
        {count} {found.hits.length < found.total && t('screen.search.shown', { count: MOST_SHOWN })}
      </p>
      <ul className="hits">
        {found.hits.map((hit, at) => (
          <Hit key={`${hit.planId}/${hit.taskId}`} hit={hit} named={found.hits[at - 1]?.planId !== hit.planId} />
        ))}
      </ul>
    </>
  );
}

export function Search() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const q = (search.get('q') ?? '').trim();
  const { data, error, refetch } = useQuery(searchQuery(q));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (q !== '' && !data) return <Waiting />;
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('screen.search')}</h1>
        </div>
        {data && q !== '' ? <Found found={data} q={q} /> : <p className="empty">{t('screen.search.what')}</p>}
      </div>
    </div>
  );
}
