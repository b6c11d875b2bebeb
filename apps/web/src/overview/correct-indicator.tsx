/** Corrects an indicator as it was read: its words, its series and the units that answer for it. Only what was changed is sent. */
import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Indicator } from '../api/client';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { DutiesField } from '../task/acts/duties-field';
import { useWords } from '../words/words';
import { BOUNDS } from './bounds';

type Series = Indicator['series'][number];
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function SeriesField({ series, number, onChange }: { series: Series; number: number; onChange: (series: Series) => void }) {
  const { t } = useWords();
  return (
    <div className="series-line">
      <Input
        aria-label={t('screen.indicator.nameOf', { number })}
        value={series.name}
        onChange={(event) => onChange({ ...series, name: event.target.value })}
      />
      <Select
        aria-label={t('screen.indicator.boundOf', { number })}
        value={series.bound}
        options={(Object.keys(BOUNDS) as Series['bound'][]).map((value) => ({ value, label: BOUNDS[value] }))}
        onChange={(bound) => onChange({ ...series, bound })}
      />
      <InputNumber
        aria-label={t('screen.indicator.valueOf', { number })}
        value={series.value}
        onChange={(value) => value !== null && onChange({ ...series, value })}
      />
      <Input
        aria-label={t('screen.indicator.unitOf', { number })}
        value={series.unit}
        onChange={(event) => onChange({ ...series, unit: event.target.value })}
      />
    </div>
  );
}

export function CorrectIndicator({ indicator, act, close }: { indicator: Indicator; act: Act; close: () => void }) {
  const { t } = useWords();
  const before = {
    text: indicator.text,
    series: indicator.series,
    duties: indicator.duties.map(({ unit, role }) => ({ unitId: unit.unitId, role })),
  };
  const [draft, setDraft] = useState(before);
  const fields = {
    indicatorId: indicator.indicatorId,
    ...(draft.text === before.text ? {} : { text: draft.text }),
    ...(same(draft.series, before.series) ? {} : { series: draft.series }),
    ...(same(draft.duties, before.duties) ? {} : { duties: draft.duties }),
  };
  const setSeries = (at: number, series: Series) =>
    setDraft({ ...draft, series: draft.series.map((other, index) => (index === at ? series : other)) });
  return (
    <ActDialog
      title={t('screen.indicator.correct')}
      explain={t('screen.indicator.correctWhat')}
      ready={!same(draft, before) && draft.text.trim() !== '' && draft.duties.every(({ unitId }) => unitId)}
      close={close}
      submit={() => act('correct-indicator', fields, { done: t('screen.indicator.corrected') })}
    >
      <Field id="indicator-text" label={t('screen.indicator.text')}>
        <Input.TextArea
          id="indicator-text"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={5000}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
      </Field>
      <fieldset className="act-field">
        <legend>{t('screen.indicator.series')}</legend>
        {draft.series.map((series, index) => (
          <SeriesField
            // biome-ignore lint/suspicious/noArrayIndexKey: a series is known by its place alone
            key={index}
            number={index + 1}
            series={series}
            onChange={(next) => setSeries(index, next)}
          />
        ))}
      </fieldset>
      <fieldset className="act-field">
        <legend>{t('screen.nav.units')}</legend>
        <DutiesField
          known={indicator.duties.map(({ unit }) => unit)}
          value={draft.duties}
          onChange={(duties) => setDraft({ ...draft, duties: [...duties] })}
          mayAdd
        />
      </fieldset>
    </ActDialog>
  );
}
