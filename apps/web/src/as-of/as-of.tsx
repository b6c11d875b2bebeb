/**
 * 以某日为准: a past day stands in the address, so that a link shows what was seen. Each screen that can show the past offers the day; a band over
 * the screen, in one place for all of them, says that it is the past and leads back to today. Nothing can be carried out there: the server allows nothing.
 */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { Link, type LinkProps, useLocation, useSearchParams } from 'react-router';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import './as-of.css';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Every screen of a plan knows the past but the intake desk, which is for working on what stands today. */
const KNOWS_THE_PAST = /^\/plans\/[^/]+(?:\/(?!desk).*)?$/;

/** Null is today. */
export function useAsOf(): string | null {
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  const day = search.get('asOf');
  return day && DAY.test(day) && KNOWS_THE_PAST.test(pathname) ? day : null;
}

/** An address that stays on the day that is looked at. */
export const onDay = (path: string, asOf: string | null): string => (asOf ? `${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}` : path);

/** A link to another screen of the plan that stays on the day that is looked at. */
export function DayLink({ to, ...others }: LinkProps & { readonly to: string }) {
  return <Link {...others} to={onDay(to, useAsOf())} />;
}

function useChooseDay(): (day: string | null) => void {
  const [search, setSearch] = useSearchParams();
  return (day) => {
    const next = new URLSearchParams(search);
    if (day) next.set('asOf', day);
    else next.delete('asOf');
    setSearch(next, { replace: true });
  };
}

/** `inline`: among the buttons of a screen that has no head of its own. */
export function AsOf({ inline = false }: { inline?: boolean }) {
  const { t } = useWords();
  const asOf = useAsOf();
  const choose = useChooseDay();
  return (
    <div className={inline ? 'as-of as-of-inline' : 'as-of'}>
      <label htmlFor="as-of">{t('cycle.asOf')}</label>
      <DatePicker
        id="as-of"
        size="small"
        placeholder={t('cycle.asOf.day')}
        value={asOf ? dayjs(asOf) : null}
        disabledDate={(day) => day.isAfter(dayjs(), 'day')}
        onChange={(day) => choose(day ? day.format('YYYY-MM-DD') : null)}
      />
    </div>
  );
}

export function PastDay() {
  const { t, locale } = useWords();
  const asOf = useAsOf();
  const choose = useChooseDay();
  if (!asOf) return null;
  return (
    <div className="past-day">
      <strong role="status">{t('cycle.asOf.banner', { day: dayWords(asOf, locale) })}</strong>
      <button type="button" className="plain-button" onClick={() => choose(null)}>
        {t('cycle.asOf.today')}
      </button>
    </div>
  );
}
