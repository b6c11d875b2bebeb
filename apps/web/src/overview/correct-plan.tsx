/** Corrects what was read of the plan's head: title, who issued it, its number and day. */
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
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

export function CorrectPlan({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const { act } = useAct(plan.planId);
  const [open, setOpen] = useState(false);
  if (!plan.allowed.includes('correct-plan')) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('screen.plan.correct')}
      </Button>
      {open && <Form plan={plan} act={act} close={() => setOpen(false)} />}
    </>
  );
}
