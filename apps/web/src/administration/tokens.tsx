/** Tokens of outside systems: of one unit, by scope, with an end; shown once when made, ended at any time. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, DatePicker, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { CopyButton } from '../account/copy-button';
import { answer, api } from '../api/client';
import { type ApiToken, tokensQuery } from '../api/identity';
import '../session/entry.css';
import { ScrollX } from '../shell/scroll-x';
import { Trouble } from '../shell/trouble';
import { type Send, useSend } from '../shell/use-send';
import { Waiting } from '../shell/waiting';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { UnitSelect } from '../unit/unit-select';
import { dayWords, instantWords } from '../words/dates';
import { useWords } from '../words/words';

const SCOPES = ['read', 'report', 'indicators'] as const;
type Scope = (typeof SCOPES)[number];
const DAY = 'YYYY-MM-DD';
const LONGEST_DAYS = 366;

type FormProps = {
  readonly today: string;
  readonly send: Send;
  readonly made: (name: string, token: string) => void;
  readonly close: () => void;
};

function TokenForm({ today, send, made, close }: FormProps) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [scopes, setScopes] = useState<Scope[]>(['read']);
  const [endsOn, setEndsOn] = useState(dayjs(today).add(180, 'day'));
  const make = async () => {
    if (unitId === null) return null;
    const body = { name, unitId, scopes, endsOn: endsOn.format(DAY) };
    const done = await send(() => answer(api.POST('/api/tokens', { body })));
    if (done) made(name, done.token);
    return done;
  };
  return (
    <ActDialog
      title={t('tokens.make')}
      explain={t('tokens.make.what')}
      ready={name.trim() !== '' && unitId !== null && scopes.length > 0}
      close={close}
      submit={make}
    >
      <Field id="token-name" label={t('tokens.name')} hint={t('tokens.nameHint')}>
        <Input id="token-name" value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </Field>
      <div className="act-pair">
        <Field id="token-unit" label={t('people.unit')}>
          <UnitSelect id="token-unit" label={t('people.unit')} known={[]} value={unitId} onChange={setUnitId} />
        </Field>
        <Field id="token-end" label={t('tokens.endsOn')}>
          <DatePicker
            id="token-end"
            allowClear={false}
            minDate={dayjs(today).add(1, 'day')}
            maxDate={dayjs(today).add(LONGEST_DAYS, 'day')}
            value={endsOn}
            onChange={(day) => day && setEndsOn(day)}
          />
        </Field>
      </div>
      <fieldset className="act-field">
        <legend>{t('tokens.scopes')}</legend>
        <Checkbox.Group<Scope>
          options={SCOPES.map((value) => ({ value, label: t(`tokens.scope.${value}`) }))}
          value={scopes}
          onChange={setScopes}
        />
      </fieldset>
    </ActDialog>
  );
}

function TokenShown({ name, token, close }: { name: string; token: string; close: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      open
      title={t('tokens.shown', { name })}
      mask={{ closable: false }}
      onCancel={close}
      onOk={close}
      okText={t('tokens.kept')}
      cancelButtonProps={{ hidden: true }}
    >
      <p>{t('tokens.once')}</p>
      <p className="secret">{token}</p>
      <CopyButton text={token} words={t('tokens.copy')} />
    </Modal>
  );
}

function TokenTable({ tokens, send }: { tokens: readonly ApiToken[]; send: Send }) {
  const { t, locale } = useWords();
  const { modal } = App.useApp();
  const revoke = ({ tokenId, name }: ApiToken) =>
    modal.confirm({
      title: t('tokens.revoke.sure', { name }),
      content: t('tokens.revoke.what'),
      okText: t('tokens.revoke'),
      cancelText: t('screen.cancel'),
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: () =>
        void send(() => answer(api.POST('/api/tokens/{tokenId}/revoke', { params: { path: { tokenId } }, body: {} })), t('tokens.revoked')),
    });
  return (
    <ScrollX label={t('place.tokens')}>
      <table className="plain-table">
        <thead>
          <tr>
            {(
              ['tokens.name', 'people.unit', 'tokens.scopes', 'tokens.endsOn', 'tokens.lastUsed', 'people.status', 'people.acts'] as const
            ).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.tokenId}>
              <th scope="row">{token.name}</th>
              <td>{token.unit.name}</td>
              <td>{token.scopes.map((scope) => t(`tokens.scope.${scope}`)).join(t('screen.list.comma'))}</td>
              <td>{dayWords(token.endsOn, locale)}</td>
              <td>{token.lastUsedAt ? instantWords(token.lastUsedAt, locale) : <span className="faint">{t('tokens.unused')}</span>}</td>
              <td>
                <span className="chip">{t(`tokens.status.${token.status}`)}</span>
              </td>
              <td>
                {token.status === 'valid' && (
                  <Button size="small" type="link" danger onClick={() => revoke(token)}>
                    {t('tokens.revoke')}
                    <span className="unseen"> {token.name}</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function Tokens({ today }: { today: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(tokensQuery);
  const { send } = useSend('tokens');
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<{ name: string; token: string } | null>(null);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('place.tokens')}</h1>
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('tokens.make')}
          </Button>
        </div>
        {data.tokens.length === 0 ? (
          <div className="empty">
            <h2>{t('tokens.none')}</h2>
            <p>{t('tokens.noneWhat')}</p>
          </div>
        ) : (
          <TokenTable tokens={data.tokens} send={send} />
        )}
        {making && <TokenForm today={today} send={send} made={(name, token) => setShown({ name, token })} close={() => setMaking(false)} />}
        {shown && <TokenShown {...shown} close={() => setShown(null)} />}
      </div>
    </div>
  );
}
