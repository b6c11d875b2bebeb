/** A hand-over on one page: what passes, to whom, and whether the person stays in the unit. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { answer, api, type Person } from '../api/client';
import { type HandOver as HandOverShape, handOverQuery } from '../api/identity';
import { leavePage, seesLedger } from '../session/session';
import { Trouble } from '../shell/trouble';
import { useSend } from '../shell/use-send';
import { Waiting } from '../shell/waiting';
import { Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';
import './people.css';

const PASSES = ['openTasks', 'waiting', 'drafts', 'notices', 'standIns'] as const;

function WhatPasses({ held }: { held: HandOverShape }) {
  const { t } = useWords();
  return (
    <>
      <h2 className="section-head">{t('handOver.passes')}</h2>
      <ul className="hand-over-list">
        <li>{t('handOver.roles', { roles: held.from.roles.map((role) => t(`person.${role}`)).join(t('screen.list.comma')) })}</li>
        {PASSES.map((kind) => (
          <li key={kind}>{t(`handOver.${kind}`, { count: held[kind] })}</li>
        ))}
      </ul>
    </>
  );
}

type FormProps = { readonly held: HandOverShape; readonly own: boolean; readonly back: string };

function HandOverForm({ held, own, back }: FormProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { send, busy } = useSend('accounts', 'colleagues');
  const [to, setTo] = useState<string | null>(null);
  const [stays, setStays] = useState(true);
  const params = { path: { personId: held.from.personId } };
  const carryOut = async () => {
    if (to === null) return;
    const done = await send(
      () => answer(api.POST('/api/people/{personId}/hand-over', { params, body: { to, stays } })),
      t('handOver.done'),
    );
    if (!done) return;
    if (own) leavePage();
    else navigate(back);
  };
  const ask = () =>
    modal.confirm({
      title: t('handOver.sure', { from: held.from.name, to: held.successors.find(({ personId }) => personId === to)?.name ?? '' }),
      content: t(own ? 'handOver.sure.own' : stays ? 'handOver.sure.stays' : 'handOver.sure.goes'),
      okText: t('handOver.go'),
      cancelText: t('screen.cancel'),
      autoFocusButton: 'cancel',
      onOk: () => void carryOut(),
    });
  return (
    <div className="hand-over-form">
      <Field id="hand-over-to" label={t('handOver.to')}>
        <Select
          id="hand-over-to"
          value={to}
          placeholder={t('cycle.cause.choose')}
          options={held.successors.map(({ personId, name, roles }) => ({
            value: personId,
            label: [name, ...roles.map((role) => t(`person.${role}`))].join(' '),
          }))}
          onChange={setTo}
        />
      </Field>
      <Checkbox checked={stays} onChange={(event) => setStays(event.target.checked)}>
        {t('handOver.stays')}
      </Checkbox>
      <div className="button-row">
        <Button type="primary" disabled={to === null} loading={busy} onClick={ask}>
          {t('handOver.go')}
        </Button>
        <Button onClick={() => navigate(back)}>{t('screen.cancel')}</Button>
      </div>
    </div>
  );
}

export function HandOver({ person }: { person: Person }) {
  const { t } = useWords();
  const { personId = '' } = useParams();
  const { data, error, refetch } = useQuery(handOverQuery(personId));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const back = seesLedger(person) ? '/unit-people' : '/accounts';
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('handOver.of', { name: data.from.name })}</h1>
        </div>
        <WhatPasses held={data} />
        {data.successors.length === 0 ? (
          <div className="empty">
            <h2>{t('handOver.nobody')}</h2>
            <p>{t('handOver.nobodyWhat')}</p>
            <Link to={back}>{t('handOver.toPeople')}</Link>
          </div>
        ) : (
          <HandOverForm held={data} own={person.personId === personId} back={back} />
        )}
      </div>
    </div>
  );
}
