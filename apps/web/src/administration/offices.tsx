/** The three administrators' offices: who holds them, what one proposes and another kind of administrator confirms. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { answer, api, type Person } from '../api/client';
import { type InvitationLink, type Office, type OfficeProposal, type Offices as OfficesShape, officesQuery } from '../api/identity';
import { InvitationShown } from '../people/invitation-shown';
import '../account/account.css';
import '../people/people.css';
import type { Shown } from '../people/unit-people';
import { ScrollX } from '../shell/scroll-x';
import { Trouble } from '../shell/trouble';
import { type Send, useSend } from '../shell/use-send';
import { Waiting } from '../shell/waiting';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { UnitSelect } from '../unit/unit-select';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';

type Answered = { readonly invitation: InvitationLink | null };
type Tell = (name: string, answered: Answered | null) => void;
type GiveProps = {
  readonly open: readonly Office[];
  readonly founded: boolean;
  readonly send: Send;
  readonly tell: Tell;
  readonly close: () => void;
};

function GiveForm({ open, founded, send, tell, close }: GiveProps) {
  const { t } = useWords();
  const [office, setOffice] = useState<Office | null>(open.length === 1 ? (open[0] ?? null) : null);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [person, setPerson] = useState({ name: '', loginName: '', mail: '', phone: '' });
  const ready = office !== null && unitId !== null && person.name.trim() !== '' && person.loginName.trim().length > 1;
  const give = async () => {
    if (office === null || unitId === null) return null;
    const who = { ...person, unitId, mail: person.mail.trim() || null, phone: person.phone.trim() || null };
    const done = await send(() => answer(api.POST('/api/offices/proposals', { body: { kind: 'give', office, person: who } })));
    tell(person.name, done);
    return done;
  };
  const line = (field: keyof typeof person, longest: number, hint?: string) => (
    <Field id={`office-${field}`} label={t(field === 'loginName' ? 'entry.loginName' : `people.${field}`)} {...(hint ? { hint } : {})}>
      <Input
        id={`office-${field}`}
        value={person[field]}
        maxLength={longest}
        autoComplete="off"
        onChange={(event) => setPerson({ ...person, [field]: event.target.value })}
      />
    </Field>
  );
  return (
    <ActDialog
      title={t('offices.give')}
      explain={t(founded ? 'offices.give.what' : 'offices.give.first')}
      submitWords={t(founded ? 'offices.propose' : 'offices.giveNow')}
      ready={ready}
      close={close}
      submit={give}
    >
      <div className="act-pair">
        <Field id="office" label={t('offices.office')}>
          <Select<Office>
            id="office"
            value={office}
            placeholder={t('cycle.cause.choose')}
            options={open.map((value) => ({ value, label: t(`person.${value}`) }))}
            onChange={setOffice}
          />
        </Field>
        <Field id="office-unit" label={t('people.unit')}>
          <UnitSelect id="office-unit" label={t('people.unit')} known={[]} value={unitId} onChange={setUnitId} />
        </Field>
      </div>
      <div className="act-pair">
        {line('name', 60)}
        {line('loginName', 64, t('people.loginNameHint'))}
      </div>
      <div className="act-pair">
        {line('mail', 200)}
        {line('phone', 30)}
      </div>
    </ActDialog>
  );
}

type ListProps = { readonly offices: OfficesShape; readonly own: string; readonly send: Send; readonly tell: Tell };

/** Nobody proposes anything about the own office. */
function Holders({ offices, own, send, tell }: ListProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const propose = (kind: 'end' | 'renew', office: Office, { personId, name }: { personId: string; name: string }) =>
    modal.confirm({
      title: t(`offices.${kind}.sure`, { name, office: t(`person.${office}`) }),
      content: t(`offices.${kind}.what`),
      okText: t(`offices.${kind}`),
      cancelText: t('screen.cancel'),
      autoFocusButton: 'cancel',
      onOk: () => {
        const body = { kind, office, personId };
        void send(() => answer(api.POST('/api/offices/proposals', { body })), t('offices.proposed')).then((done) => tell(name, done));
      },
    });
  return (
    <ScrollX label={t('place.offices')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('offices.office')}</th>
            <th scope="col">{t('offices.does')}</th>
            <th scope="col">{t('offices.holders')}</th>
          </tr>
        </thead>
        <tbody>
          {offices.offices.map(({ office, holders }) => (
            <tr key={office}>
              <th scope="row">{t(`person.${office}`)}</th>
              <td>{t(`offices.does.${office}`)}</td>
              <td>
                {holders.length === 0 && <span className="chip chip-ask">{t('offices.empty')}</span>}
                {holders.map((holder) => (
                  <div key={holder.personId}>
                    {holder.name} <span className="chip">{t(`people.status.${holder.status}`)}</span>
                    {offices.mayPropose.includes(office) &&
                      holder.personId !== own &&
                      (['renew', 'end'] as const).map((kind) => (
                        <Button key={kind} size="small" type="link" onClick={() => propose(kind, office, holder)}>
                          {t(`offices.${kind}`)}
                          <span className="unseen"> {holder.name}</span>
                        </Button>
                      ))}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Proposal({ proposal, send, tell }: { proposal: OfficeProposal; send: Send; tell: Tell }) {
  const { t, locale } = useWords();
  const { proposalId, kind, office, person, by, at, allowed } = proposal;
  const params = { path: { proposalId } };
  const confirm = () =>
    send(() => answer(api.POST('/api/offices/proposals/{proposalId}/confirm', { params, body: {} })), t('offices.confirmed')).then((done) =>
      tell(person.name, done),
    );
  const withdraw = () =>
    send(() => answer(api.POST('/api/offices/proposals/{proposalId}/withdraw', { params, body: {} })), t('offices.withdrawn'));
  return (
    <li className="factor-line">
      <span>
        {t(`offices.line.${kind}`, { name: person.name, office: t(`person.${office}`) })}{' '}
        <span className="faint">{t('offices.line.by', { name: by.name, at: instantWords(at, locale) })}</span>
      </span>
      <span className="button-row">
        {allowed.includes('confirm') ? (
          <Button size="small" type="primary" onClick={() => void confirm()}>
            {t('offices.confirm')}
          </Button>
        ) : (
          <span className="faint">{t('offices.otherHand')}</span>
        )}
        {allowed.includes('withdraw') && (
          <Button size="small" onClick={() => void withdraw()}>
            {t('offices.withdraw')}
          </Button>
        )}
      </span>
    </li>
  );
}

export function Offices({ person }: { person: Person }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(officesQuery);
  const { send } = useSend('offices', 'accounts');
  const [giving, setGiving] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const tell: Tell = (name, answered) => answered?.invitation && setShown({ name, invitation: answered.invitation });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('place.offices')}</h1>
          {data.mayPropose.length > 0 && (
            <Button type="primary" onClick={() => setGiving(true)}>
              {t('offices.give')}
            </Button>
          )}
        </div>
        <p className="notice-bar">{t(data.founded ? 'offices.rule' : 'offices.rule.first')}</p>
        <Holders offices={data} own={person.personId} send={send} tell={tell} />
        <h2 className="section-head">{t('offices.proposals')}</h2>
        {data.proposals.length === 0 && <p className="faint">{t('offices.noProposals')}</p>}
        <ul className="factor-lines">
          {data.proposals.map((proposal) => (
            <Proposal key={proposal.proposalId} proposal={proposal} send={send} tell={tell} />
          ))}
        </ul>
        {giving && <GiveForm open={data.mayPropose} founded={data.founded} send={send} tell={tell} close={() => setGiving(false)} />}
        {shown && <InvitationShown {...shown} close={() => setShown(null)} />}
      </div>
    </div>
  );
}
