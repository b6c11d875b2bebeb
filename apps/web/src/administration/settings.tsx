/** How this server is set up (read only: settings are the operator's), and the directory of units that the system administrator keeps. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { settingsQuery } from '../api/identity';
import '../session/entry.css';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { UnitDirectory } from './unit-directory';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

export function Settings() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(settingsQuery);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const set = (on: boolean) => t(on ? 'settings.set' : 'settings.notSet');
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('place.settings')}</h1>
        </div>
        <UnitDirectory />
        <h2 className="section-head">{t('settings.server')}</h2>
        <p className="faint">{t('settings.what')}</p>
        <dl className="facts">
          <Fact name={t('settings.version')}>{data.version}</Fact>
          <Fact name={t('settings.origin')}>{data.origin}</Fact>
          <Fact name={t('settings.database')}>{t(`settings.database.${data.database}`)}</Fact>
          <Fact name={t('settings.mail')}>{set(data.mail)}</Fact>
          <Fact name={t('settings.webhook')}>{set(data.webhook)}</Fact>
          <Fact name={t('settings.oidc')}>{data.oidc ? `${data.oidc.label} ${data.oidc.issuer}` : set(false)}</Fact>
          <Fact name={t('settings.counts')}>
            {t('settings.counts.of', { units: data.units, plans: data.plans, accounts: data.accounts })}
          </Fact>
        </dl>
      </div>
    </div>
  );
}
