/** What a red light has to say: a cause from the list, and what is asked of whom by when. Kept as typed until it is whole. */
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Cause, SheetWords } from '../api/cycle';
import { UnitSelect } from '../unit/unit-select';
import { usePlanUnits } from '../unit/use-plan-units';
import { useWords } from '../words/words';

const CAUSES = ['funds', 'land', 'approval', 'coordination', 'policy', 'market', 'weather', 'capacity', 'other'] as const;

type Props = {
  readonly id: string;
  readonly words: SheetWords;
  readonly planId: string;
  readonly onChange: (changed: Pick<SheetWords, 'cause' | 'ask'>) => void;
};

export function RedField({ id, words, planId, onChange }: Props) {
  const { t } = useWords();
  const known = usePlanUnits(planId);
  const [ask, setAsk] = useState({ of: words.ask?.of ?? null, what: words.ask?.what ?? '', by: words.ask?.by ?? null });
  const whole = (next: typeof ask) => (next.of && next.by && next.what.trim() ? { of: next.of, what: next.what, by: next.by } : null);
  const change = (changed: Partial<typeof ask>) => {
    const next = { ...ask, ...changed };
    setAsk(next);
    onChange({ cause: words.cause, ask: whole(next) });
  };
  return (
    <div className="red-field">
      <p className="faint">{t('cycle.red.what')}</p>
      <div className="red-line">
        <label htmlFor={`${id}-cause`}>{t('cycle.cause')}</label>
        <Select<Cause>
          id={`${id}-cause`}
          placeholder={t('cycle.cause.choose')}
          value={words.cause}
          options={CAUSES.map((value) => ({ value, label: t(`cycle.cause.${value}`) }))}
          onChange={(cause) => onChange({ cause, ask: whole(ask) })}
        />
        <label htmlFor={`${id}-of`}>{t('cycle.ask.of')}</label>
        <UnitSelect id={`${id}-of`} label={t('cycle.ask.of')} known={known} value={ask.of} onChange={(of) => change({ of })} />
        <label htmlFor={`${id}-by`}>{t('cycle.ask.by')}</label>
        <DatePicker
          id={`${id}-by`}
          value={ask.by ? dayjs(ask.by) : null}
          onChange={(day) => change({ by: day ? day.format('YYYY-MM-DD') : null })}
        />
      </div>
      <label htmlFor={`${id}-what`}>{t('cycle.ask.what')}</label>
      <Input.TextArea
        id={`${id}-what`}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={ask.what}
        onChange={(event) => change({ what: event.target.value })}
      />
    </div>
  );
}
