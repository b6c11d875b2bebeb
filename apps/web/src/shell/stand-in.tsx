/** Names who signs or verifies in one's place for some days; a colleague of the same unit. */
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Person } from '../api/client';
import { colleaguesQuery, planQuery } from '../api/queries';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';
import type { Act } from './use-act';

type Role = 'leaderInCharge' | 'verifier';
type Props = { readonly planId: string; readonly person: Person; readonly standsAs: Role; readonly act: Act };

const DAY = 'YYYY-MM-DD';

function StandInForm({ person, standsAs, act, close }: Omit<Props, 'planId'> & { close: () => void }) {
  const { t } = useWords();
  const { data } = useQuery(colleaguesQuery);
  const [standInId, setStandInId] = useState<string | null>(null);
  const [days, setDays] = useState<readonly [Dayjs, Dayjs]>([dayjs(), dayjs().add(6, 'day')]);
  const colleagues = data?.people.filter(({ personId }) => personId !== person.personId) ?? [];
  return (
    <ActDialog
      title={t('cycle.nameStandIn')}
      explain={t('cycle.nameStandIn.what')}
      ready={standInId !== null}
      close={close}
      submit={() =>
        act(
          'name-stand-in',
          { role: standsAs, standInId: standInId!, from: days[0].format(DAY), to: days[1].format(DAY) },
          { done: t('cycle.nameStandIn.done') },
        )
      }
    >
      <Field id="stand-in" label={t('cycle.nameStandIn.who')}>
        <Select
          id="stand-in"
          placeholder={t('cycle.cause.choose')}
          value={standInId}
          options={colleagues.map(({ personId, name, roles }) => ({
            value: personId,
            label: [name, roles[0] && t(`person.${roles[0]}`)].filter(Boolean).join(' '),
          }))}
          onChange={setStandInId}
        />
      </Field>
      <Field id="stand-in-days" label={t('cycle.nameStandIn.days')}>
        <DatePicker.RangePicker
          id={{ start: 'stand-in-days', end: 'stand-in-until' }}
          allowClear={false}
          value={[days[0], days[1]]}
          onChange={(chosen) => chosen?.[0] && chosen[1] && setDays([chosen[0], chosen[1]])}
        />
      </Field>
    </ActDialog>
  );
}

export function NameStandIn({ planId, person, standsAs, act }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { data: plan } = useQuery(planQuery(planId));
  if (!plan?.allowed.includes('name-stand-in') || !person.roles.includes(standsAs)) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('cycle.nameStandIn')}
      </Button>
      {open && <StandInForm person={person} standsAs={standsAs} act={act} close={() => setOpen(false)} />}
    </>
  );
}
