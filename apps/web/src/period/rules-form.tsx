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
const RHYTHMS = ['halfYear', 'quarter', 'year'] as const satisfies readonly PlanRules['rhythm'][];
const DAYS = ['announce', 'open', 'due', 'consolidate', 'lock'] as const;
const PERCENT = 100;

type NumberProps = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly after: string;
  readonly min?: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
};

function NumberField({ id, label, value, after, min = 0, max, onChange }: NumberProps) {
  return (
    <Field id={id} label={label}>
      <span className="number-line">
        <InputNumber id={id} min={min} max={max} precision={0} value={value} onChange={(next) => next !== null && onChange(next)} />
        <span className="faint">{after}</span>
      </span>
    </Field>
  );
}

type FormProps = { readonly rules: PlanRules; readonly act: Act; readonly close: () => void };

function RulesForm({ rules: before, act, close }: FormProps) {
  const { t } = useWords();
  const [rules, setRules] = useState(before);
  const set = (changed: Partial<PlanRules>) => setRules({ ...rules, ...changed });
  const light = (changed: Partial<PlanRules['light']>) => set({ light: { ...rules.light, ...changed } });
  const urging = (changed: Partial<PlanRules['urging']>) => set({ urging: { ...rules.urging, ...changed } });
  const changed = JSON.stringify(rules) !== JSON.stringify(before);
  const share = (value: number) => Math.round(value * PERCENT);
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
          label={t('cycle.rules.minimumNotice')}
          value={rules.minimumNotice}
          after={workdays}
          max={120}
          onChange={(minimumNotice) => set({ minimumNotice })}
        />
        <NumberField
          id="rules-minutes"
          label={t('cycle.rules.minutesPerAnswer')}
          value={rules.minutesPerAnswer}
          after={t('cycle.rules.minutes')}
          max={600}
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
              label={t(`cycle.calendar.${step}On`)}
              value={rules[step]}
              after=""
              min={-120}
              max={120}
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
            label={t('cycle.rules.yellowDaysBefore')}
            value={rules.light.yellowDaysBefore}
            after={t('cycle.rules.days')}
            max={366}
            onChange={(yellowDaysBefore) => light({ yellowDaysBefore })}
          />
          <NumberField
            id="rules-yellow-share"
            label={t('cycle.rules.yellowBehind')}
            value={share(rules.light.yellowBehindShare)}
            after="%"
            max={PERCENT}
            onChange={(value) => light({ yellowBehindShare: value / PERCENT })}
          />
          <NumberField
            id="rules-red-share"
            label={t('cycle.rules.redBehind')}
            value={share(rules.light.redBehindShare)}
            after="%"
            max={PERCENT}
            onChange={(value) => light({ redBehindShare: value / PERCENT })}
          />
        </div>
      </fieldset>
      <div className="act-three">
        <NumberField
          id="rules-liaison"
          label={t('cycle.rules.toLiaison')}
          value={rules.urging.toLiaisonAfter}
          after={workdays}
          max={120}
          onChange={(toLiaisonAfter) => urging({ toLiaisonAfter })}
        />
        <NumberField
          id="rules-leader"
          label={t('cycle.rules.toLeader')}
          value={rules.urging.toLeaderAfter}
          after={workdays}
          max={120}
          onChange={(toLeaderAfter) => urging({ toLeaderAfter })}
        />
        <NumberField
          id="rules-look-back"
          label={t('cycle.rules.lookBack')}
          value={share(rules.lookBackShare)}
          after="%"
          max={PERCENT}
          onChange={(value) => set({ lookBackShare: value / PERCENT })}
        />
      </div>
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
      {open && <RulesForm rules={rules} act={act} close={() => setOpen(false)} />}
    </section>
  );
}
