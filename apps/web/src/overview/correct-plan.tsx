/** Corrects what was read of the plan's head: title, who issued it, its number and day. */
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Plan } from '../api/client';
import { type Act, useAct } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

const TEXTS = { title: 500, issuer: 200, documentNumber: 100 } as const;
type Head = Record<keyof typeof TEXTS, string> & { readonly issuedOn: string | null };

function Form({ plan, act, close }: { plan: Plan; act: Act; close: () => void }) {
  const { t } = useWords();
  const before: Head = {
    title: plan.title ?? '',
    issuer: plan.issuer ?? '',
    documentNumber: plan.documentNumber ?? '',
    issuedOn: plan.issuedOn,
  };
  const [head, setHead] = useState(before);
  const fields = {
    title: head.title,
    issuer: head.issuer.trim() || null,
    documentNumber: head.documentNumber.trim() || null,
    issuedOn: head.issuedOn,
  };
  return (
    <ActDialog
      title={t('screen.plan.correct')}
      explain={t('screen.plan.correctWhat')}
      ready={head.title.trim() !== '' && JSON.stringify(head) !== JSON.stringify(before)}
      close={close}
      submit={() => act('correct-plan', fields, { done: t('screen.plan.corrected') })}
    >
      {(Object.keys(TEXTS) as (keyof typeof TEXTS)[]).map((name) => (
        <Field key={name} id={`plan-${name}`} label={t(`screen.plan.${name}`)}>
          <Input
            id={`plan-${name}`}
            maxLength={TEXTS[name]}
            value={head[name]}
            onChange={(event) => setHead({ ...head, [name]: event.target.value })}
          />
        </Field>
      ))}
      <Field id="plan-issued" label={t('screen.plan.issuedOn')}>
        <DatePicker
          id="plan-issued"
          value={head.issuedOn ? dayjs(head.issuedOn) : null}
          onChange={(day) => setHead({ ...head, issuedOn: day ? day.format('YYYY-MM-DD') : null })}
        />
      </Field>
    </ActDialog>
  );
}

function WithdrawForm({ plan, act, close }: { plan: Plan; act: Act; close: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const withdraw = async () => {
    const done = await act('withdraw-plan', { reason }, { done: t('screen.plan.withdrawn') });
    if (done) void navigate('/plans');
    return done;
  };
  return (
    <ActDialog
      danger
      title={t('screen.plan.withdraw')}
      explain={t('screen.plan.withdrawWhat')}
      ready={reason.trim() !== ''}
      close={close}
      submit={withdraw}
    >
      <blockquote className="quoted">{plan.title ?? plan.fileName}</blockquote>
      <Field id="plan-reason" label={t('screen.form.reason')}>
        <Input.TextArea id="plan-reason" rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** What can be set right about a plan as a whole, until something of it has gone out. */
export function CorrectPlan({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const { act } = useAct(plan.planId);
  const [open, setOpen] = useState<'correct' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {plan.allowed.includes('correct-plan') && (
        <Button size="small" onClick={() => setOpen('correct')}>
          {t('screen.plan.correct')}
        </Button>
      )}{' '}
      {plan.allowed.includes('withdraw-plan') && (
        <Button size="small" onClick={() => setOpen('withdraw')}>
          {t('screen.plan.withdraw')}
        </Button>
      )}
      {open === 'correct' && <Form plan={plan} act={act} close={close} />}
      {open === 'withdraw' && <WithdrawForm plan={plan} act={act} close={close} />}
    </>
  );
}
