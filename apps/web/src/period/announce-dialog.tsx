/** Announces a period: the days that the rules give, changed where need be; notice under the minimum wants an approver and a reason. */
import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ProposedPeriod } from '../api/cycle';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';
import { periodWords } from './period-words';

const STEPS = ['announceOn', 'openOn', 'dueOn', 'consolidateOn', 'lockOn'] as const;

type Props = {
  readonly period: ProposedPeriod;
  readonly minimumNotice: number | null;
  readonly act: Act;
  readonly close: () => void;
};

export function AnnounceDialog({ period, minimumNotice, act, close }: Props) {
  const { t } = useWords();
  const [calendar, setCalendar] = useState(period.calendar);
  const [approver, setApprover] = useState('');
  const [reason, setReason] = useState('');
  const changed = STEPS.some((step) => calendar[step] !== period.calendar[step]);
  const short = minimumNotice !== null && period.notice < minimumNotice;
  const exception = approver.trim() && reason.trim() ? { approver, reason } : null;
  return (
    <ActDialog
      title={t('cycle.announce.of', { period: periodWords(period.periodId, t) })}
      explain={t('cycle.announce.what', { notice: period.notice, least: minimumNotice ?? 0 })}
      submitWords={t('cycle.announce')}
      ready={!short || changed || exception !== null}
      close={close}
      submit={() =>
        act(
          'announce-period',
          { periodId: period.periodId, calendar: changed || exception ? calendar : null, exception },
          { done: t('cycle.announce.done') },
        )
      }
    >
      <div className="act-pair">
        {STEPS.map((step) => (
          <Field key={step} id={`calendar-${step}`} label={t(`cycle.calendar.${step}`)}>
            <DatePicker
              id={`calendar-${step}`}
              allowClear={false}
              value={dayjs(calendar[step])}
              onChange={(day) => day && setCalendar({ ...calendar, [step]: day.format('YYYY-MM-DD') })}
            />
          </Field>
        ))}
      </div>
      {!period.covered && <p className="notice-bar asks">{t('cycle.announce.uncovered')}</p>}
      {(short || changed) && (
        <>
          <p className="faint">{t('cycle.announce.exception')}</p>
          <Field id="exception-approver" label={t('screen.form.approver')}>
            <Input id="exception-approver" maxLength={200} value={approver} onChange={(event) => setApprover(event.target.value)} />
          </Field>
          <Field id="exception-reason" label={t('screen.form.reason')}>
            <Input.TextArea
              id="exception-reason"
              rows={2}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
