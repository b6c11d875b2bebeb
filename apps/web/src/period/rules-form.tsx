/** 填报规则: how the plan reports. Read by everybody; changed by the coordinator, for periods announced from then on. */
import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Rules } from '../api/cycle';
import { rulesQuery } from '../api/cycle-queries';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

type PlanRules = Rules['rules'];
type Range = Rules['ranges'][number];
const RHYTHMS = ['halfYear', 'quarter', 'year'] as const satisfies readonly PlanRules['rhythm'][];
const DAYS = ['announce', 'open', 'due', 'consolidate', 'lock'] as const;
const PERCENT = 100;

type NumberProps = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly after: string;
  readonly range: Range | undefined;
  /** 100 where a share is shown as a percentage. */
  readonly times?: number;
  readonly onChange: (value: number) => void;
};

function NumberField({ id, label, value, after, range, times = 1, onChange }: NumberProps) {
  const bounds = range ? { min: range.least * times, max: range.most * times } : {};
  return (
    <Field id={id} label={label}>
      <span className="number-line">
        <InputNumber
          id={id}
          {...bounds}
          precision={0}
          value={Math.round(value * times)}
          onChange={(next) => next !== null && onChange(next / times)}
        />
        <span className="faint">{after}</span>
      </span>
    </Field>
  );
}

type FormProps = { readonly data: Rules; readonly act: Act; readonly close: () => void };

function RulesForm({ data, act, close }: FormProps) {
  const { t } = useWords();
  const before = data.rules;
  const [rules, setRules] = useState(before);
  const set = (changed: Partial<PlanRules>) => setRules({ ...rules, ...changed });
  const light = (changed: Partial<PlanRules['light']>) => set({ light: { ...rules.light, ...changed } });
  const urging = (changed: Partial<PlanRules['urging']>) => set({ urging: { ...rules.urging, ...changed } });
  const changed = JSON.stringify(rules) !== JSON.stringify(before);
  const range = (rule: string) => data.ranges.find((known) => known.rule === rule);
  const workdays = t('cycle.rules.workdays');
  return (
    <ActDialog
      title={t('cycle.rules')}
      explain={t('cycle.rules.what')}
      submitWords={t('screen.save')}
      ready={changed}
      close={close}
      submit={() => act('set-rules', { rules }, { done: t('cycle.rules.done') })}
    >
      <div className="act-three">
        <Field id="rules-rhythm" label={t('cycle.rules.rhythm')}>
          <Select
            id="rules-rhythm"
            value={rules.rhythm}
            options={RHYTHMS.map((value) => ({ value, label: t(`cycle.rhythm.${value}`) }))}
            onChange={(rhythm) => set({ rhythm })}
          />
        </Field>
        <NumberField
          id="rules-notice"
          range={range('minimumNotice')}
          label={t('cycle.rules.minimumNotice')}
          value={rules.minimumNotice}
          after={workdays}
          onChange={(minimumNotice) => set({ minimumNotice })}
        />
        <NumberField
          id="rules-minutes"
          range={range('minutesPerAnswer')}
          label={t('cycle.rules.minutesPerAnswer')}
          value={rules.minutesPerAnswer}
          after={t('cycle.rules.minutes')}
          onChange={(minutesPerAnswer) => set({ minutesPerAnswer })}
        />
      </div>
      <fieldset className="act-field">
        <legend>{t('cycle.rules.calendar')}</legend>
        <span className="faint">{t('cycle.rules.calendarWhat')}</span>
        <div className="act-five">
          {DAYS.map((step) => (
            <NumberField
              key={step}
              id={`rules-${step}`}
              range={range(step)}
              label={t(`cycle.calendar.${step}On`)}
              value={rules[step]}
              after=""
              onChange={(value) => set({ [step]: value })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="act-field">
        <legend>{t('cycle.rules.light')}</legend>
        <div className="act-three">
          <NumberField
            id="rules-yellow-days"
            range={range('light.yellowDaysBefore')}
            label={t('cycle.rules.yellowDaysBefore')}
            value={rules.light.yellowDaysBefore}
            after={t('cycle.rules.days')}
            onChange={(yellowDaysBefore) => light({ yellowDaysBefore })}
          />
          <NumberField
            id="rules-yellow-share"
            range={range('light.yellowBehindShare')}
            label={t('cycle.rules.yellowBehind')}
            value={rules.light.yellowBehindShare}
            times={PERCENT}
            after="%"
            onChange={(value) => light({ yellowBehindShare: value })}
          />
          <NumberField
            id="rules-red-share"
            range={range('light.redBehindShare')}
            label={t('cycle.rules.redBehind')}
            value={rules.light.redBehindShare}
            times={PERCENT}
            after="%"
            onChange={(value) => light({ redBehindShare: value })}
          />
        </div>
      </fieldset>
      <div className="act-three">
        <NumberField
          id="rules-liaison"
          range={range('urging.toLiaisonAfter')}
          label={t('cycle.rules.toLiaison')}
          value={rules.urging.toLiaisonAfter}
          after={workdays}
          onChange={(toLiaisonAfter) => urging({ toLiaisonAfter })}
        />
        <NumberField
          id="rules-leader"
          range={range('urging.toLeaderAfter')}
          label={t('cycle.rules.toLeader')}
          value={rules.urging.toLeaderAfter}
          after={workdays}
          onChange={(toLeaderAfter) => urging({ toLeaderAfter })}
        />
        <NumberField
          id="rules-look-back"
          range={range('lookBackShare')}
          label={t('cycle.rules.lookBack')}
          value={rules.lookBackShare}
          times={PERCENT}
          after="%"
          onChange={(value) => set({ lookBackShare: value })}
        />
      </div>
      <Button size="small" onClick={() => setRules(data.defaults)}>
        {t('cycle.rules.defaults')}
      </Button>
    </ActDialog>
  );
}

/** The rules in a few sentences, so that nobody needs the form to know them. */
export function PlanRules({ planId, asOf, act }: { planId: string; asOf: string | null; act: Act }) {
  const { t } = useWords();
  const { data } = useQuery(rulesQuery(planId, asOf));
  const [open, setOpen] = useState(false);
  if (!data) return null;
  const { rules } = data;
  const percent = (share: number) => Math.round(share * PERCENT);
  return (
    <section className="plan-rules">
      <div className="load-head">
        <h2 className="section-head">{t('cycle.rules')}</h2>
        {data.allowed.includes('set-rules') && <Button onClick={() => setOpen(true)}>{t('screen.change')}</Button>}
      </div>
      <ul className="plain-list">
        <li>
          {t(`cycle.rhythm.${rules.rhythm}`)}
          {t('screen.list.comma')}
          {t('cycle.rules.saysNotice', { days: rules.minimumNotice, minutes: rules.minutesPerAnswer })}
        </li>
        <li>
          {t('cycle.rules.saysLight', {
            days: rules.light.yellowDaysBefore,
            yellow: percent(rules.light.yellowBehindShare),
            red: percent(rules.light.redBehindShare),
          })}
        </li>
        <li>{t('cycle.rules.saysUrging', { liaison: rules.urging.toLiaisonAfter, leader: rules.urging.toLeaderAfter })}</li>
        <li>{t('cycle.rules.saysLookBack', { share: percent(rules.lookBackShare) })}</li>
        <li>{t('cycle.periods.holidays', { from: data.holidayYears[0] ?? '', to: data.holidayYears[1] ?? '' })}</li>
      </ul>
      {open && <RulesForm data={data} act={act} close={() => setOpen(false)} />}
    </section>
  );
}
