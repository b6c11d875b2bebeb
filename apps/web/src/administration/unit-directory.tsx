/** The directory of units: found by name, added, renamed. A plan that is brought in adds its units by itself. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { commandId } from '../api/act';
import { answer, api, type Unit } from '../api/client';
import { settingsQuery } from '../api/identity';
import { unitsQuery } from '../api/queries';
import '../people/people.css';
import { ScrollX } from '../shell/scroll-x';
import { Trouble } from '../shell/trouble';
import { type Send, useSend } from '../shell/use-send';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

const LEAST_NAME = 2;

function NameForm({ unit, send, close }: { unit: Unit | null; send: Send; close: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState(unit?.name ?? '');
  const [id] = useState(commandId);
  const save = (): Promise<unknown> =>
    unit === null
      ? send(() => answer(api.POST('/api/units', { body: { commandId: id, name } })), t('units.added'))
      : send(
          () =>
            answer(api.POST('/api/units/{unitId}/rename', { params: { path: { unitId: unit.unitId } }, body: { commandId: id, name } })),
          t('units.renamed'),
        );
  return (
    <ActDialog
      title={t(unit ? 'units.rename' : 'units.add')}
      explain={t(unit ? 'units.rename.what' : 'units.add.what')}
      ready={name.trim().length >= LEAST_NAME && name.trim() !== unit?.name}
      close={close}
      submit={save}
    >
      <Field id="unit-name" label={t('units.name')}>
        <Input id="unit-name" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

export function UnitDirectory() {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const { data, error } = useQuery(unitsQuery(useDeferredValue(q.trim())));
  const { send } = useSend('units', settingsQuery.queryKey[0] ?? '');
  const [open, setOpen] = useState<Unit | 'new' | null>(null);
  return (
    <section>
      <div className="page-head">
        <h2 className="section-head">{t('units.directory')}</h2>
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('units.add')}
        </Button>
      </div>
      <p className="faint">{t('units.directory.what')}</p>
      <div className="accounts-filters">
        <Input
          type="search"
          aria-label={t('screen.signIn.search')}
          placeholder={t('screen.signIn.search')}
          allowClear
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      {error && <Trouble error={error} />}
      {data?.units.length === 0 && <p className="faint">{t('screen.unit.noneFound')}</p>}
      {data && data.units.length > 0 && (
        <ScrollX label={t('units.directory')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('units.name')}</th>
                <th scope="col">{t('units.aliases')}</th>
                <th scope="col">{t('people.acts')}</th>
              </tr>
            </thead>
            <tbody>
              {data.units.map((unit) => (
                <tr key={unit.unitId}>
                  <th scope="row">{unit.name}</th>
                  <td>{unit.aliases.join(t('screen.list.comma'))}</td>
                  <td>
                    <Button size="small" type="link" onClick={() => setOpen(unit)}>
                      {t('units.rename')}
                      <span className="unseen"> {unit.name}</span>
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
      {open && <NameForm unit={open === 'new' ? null : open} send={send} close={() => setOpen(null)} />}
    </section>
  );
}
