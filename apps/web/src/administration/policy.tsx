/** The rules of accounts: changed by the security administrator, never below the floors; the other administrators read them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { answer, api, type Person } from '../api/client';
import { type Policy as PolicyShape, policyQuery, type StoredPolicy } from '../api/identity';
import { Trouble } from '../shell/trouble';
import { useSend } from '../shell/use-send';
import { Waiting } from '../shell/waiting';
import { Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import '../people/people.css';
import { useWords } from '../words/words';

type Bound = { readonly floor: 'least' | 'most'; readonly last: number };
const FIELDS = {
  password: { minLength: { floor: 'least', last: 64 }, classes: { floor: 'least', last: 4 }, history: { floor: 'least', last: 24 } },
  lock: { failures: { floor: 'most', last: 1 }, minutes: { floor: 'least', last: 1440 } },
  session: { idleMinutes: { floor: 'most', last: 1 }, absoluteHours: { floor: 'most', last: 1 }, atOnce: { floor: 'most', last: 1 } },
  invitation: { hours: { floor: 'most', last: 1 } },
  journal: { months: { floor: 'least', last: 120 } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Bound>>>>;
type Part = keyof typeof FIELDS;
const PARTS = Object.keys(FIELDS) as Part[];

type FieldsProps = {
  readonly stored: StoredPolicy;
  readonly policy: PolicyShape;
  readonly set: (policy: PolicyShape) => void;
  readonly mayChange: boolean;
};

function PartFields({ part, stored, policy, set, mayChange }: FieldsProps & { part: Part }) {
  const { t } = useWords();
  const values = policy[part] as unknown as Readonly<Record<string, number>>;
  const floors = stored.floors[part] as unknown as Readonly<Record<string, number>>;
  return (
    <div className="act-three">
      {Object.entries<Bound>(FIELDS[part]).map(([field, { floor, last }]) => {
        const id = `policy-${part}-${field}`;
        const words = `policy.${part}.${field}` as 'policy.password.minLength';
        const bound = floors[field] ?? 1;
        return (
          <Field key={field} id={id} label={t(words)} hint={t(`policy.${floor}`, { value: bound })}>
            <InputNumber
              id={id}
              disabled={!mayChange}
              precision={0}
              min={floor === 'least' ? bound : last}
              max={floor === 'least' ? last : bound}
              value={values[field] ?? bound}
              onChange={(value) => value !== null && set({ ...policy, [part]: { ...values, [field]: value } })}
            />
          </Field>
        );
      })}
    </div>
  );
}

function Ageing({ policy, set, mayChange }: Omit<FieldsProps, 'stored'>) {
  const { t } = useWords();
  const { maxAgeDays } = policy.password;
  const put = (days: number | null) => set({ ...policy, password: { ...policy.password, maxAgeDays: days } });
  return (
    <div className="number-line">
      <Checkbox checked={maxAgeDays !== null} disabled={!mayChange} onChange={(event) => put(event.target.checked ? 90 : null)}>
        {t('policy.password.ages')}
      </Checkbox>
      {maxAgeDays !== null && (
        <InputNumber
          aria-label={t('policy.password.maxAgeDays')}
          disabled={!mayChange}
          min={1}
          max={3650}
          precision={0}
          value={maxAgeDays}
          onChange={(days) => days !== null && put(days)}
        />
      )}
      {maxAgeDays !== null && <span className="faint">{t('policy.password.maxAgeDays')}</span>}
    </div>
  );
}

function PolicyForm({ stored, mayChange }: { stored: StoredPolicy; mayChange: boolean }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [policy, set] = useState(stored.policy);
  const { send, busy } = useSend();
  const changed = JSON.stringify(policy) !== JSON.stringify(stored.policy);
  const save = async () => {
    const saved = await send(() => answer(api.PUT('/api/policy', { body: { revision: stored.revision, policy } })), t('policy.saved'));
    if (saved) client.setQueryData(policyQuery.queryKey, saved);
  };
  const all = { stored, policy, set, mayChange };
  return (
    <form
      className="policy-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {PARTS.map((part) => (
        <fieldset key={part}>
          <legend>{t(`policy.${part}`)}</legend>
          <PartFields part={part} {...all} />
          {part === 'password' && <Ageing {...all} />}
        </fieldset>
      ))}
      <fieldset>
        <legend>{t('account.factors')}</legend>
        <Checkbox
          checked={policy.secondFactor.everybody}
          disabled={!mayChange}
          onChange={(event) => set({ ...policy, secondFactor: { everybody: event.target.checked } })}
        >
          {t('policy.everybody')}
        </Checkbox>
        <p className="faint">{t('policy.everybody.what')}</p>
      </fieldset>
      {mayChange && (
        <Button type="primary" htmlType="submit" disabled={!changed} loading={busy}>
          {t('screen.save')}
        </Button>
      )}
    </form>
  );
}

export function Policy({ person }: { person: Person }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(policyQuery);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const mayChange = person.roles.includes('securityAdministrator');
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('place.policy')}</h1>
        </div>
        <p className="faint">{t(mayChange ? 'policy.what' : 'policy.read')}</p>
        <PolicyForm key={data.revision} stored={data} mayChange={mayChange} />
      </div>
    </div>
  );
}
