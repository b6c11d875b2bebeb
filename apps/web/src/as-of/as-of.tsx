/** 以某日为准: a past day stands in the address, so that a link shows what was seen; every screen of the cycle reads it from here. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import './as-of.css';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function useAsOf(): string | null {
  const [search] = useSearchParams();
  const day = search.get('asOf');
  return day && DAY.test(day) ? day : null;
}

/** An address that stays on the day that is looked at. */
export const onDay = (path: string, asOf: string | null): string => (asOf ? `${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}` : path);

export function AsOf() {
  const { t, locale } = useWords();
  const [search, setSearch] = useSearchParams();
  const asOf = useAsOf();
  const choose = (day: string) => {
    const next = new URLSearchParams(search);
    if (DAY.test(day)) next.set('asOf', day);
    else next.delete('asOf');
    setSearch(next, { replace: true });
  };
  return (
    <div className={asOf ? 'as-of as-of-past' : 'as-of'}>
      <label htmlFor="as-of">{t('cycle.asOf')}</label>
      <DatePicker
        id="as-of"
        size="small"
        placeholder={t('cycle.asOf.day')}
        value={asOf ? dayjs(asOf) : null}
        disabledDate={(day) => day.isAfter(dayjs(), 'day')}
        onChange={(day) => choose(day ? day.format('YYYY-MM-DD') : '')}
      />
      {asOf && (
        <>
          <strong role="status">{t('cycle.asOf.banner', { day: dayWords(asOf, locale) })}</strong>
          <button type="button" className="plain-button" onClick={() => choose('')}>
            {t('cycle.asOf.today')}
          </button>
        </>
      )}
    </div>
  );
}
