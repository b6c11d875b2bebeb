/** 核验: claims of completion that this unit verifies, the lights it gives, and the closed tasks to look at again. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Person } from '../api/client';
import { verifyQuery } from '../api/cycle-queries';
import { AsOf, useAsOf } from '../as-of/as-of';
import { NameStandIn } from '../shell/stand-in';
import { Trouble } from '../shell/trouble';
import { useAct } from '../shell/use-act';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { ClaimCard } from './claim-card';
import { GivenLights } from './given-lights';
import { LookBacks } from './look-backs';
import './verify.css';

export function Verify({ person }: { person: Person }) {
  const { planId = '' } = useParams();
  const { t } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(verifyQuery(planId, asOf));
  const { act, pending } = useAct(planId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  /** Who verifies in his own right stands in for nobody. */
  const standsInFor = person.roles.some((role) => role === 'verifier' || role === 'coordinator') ? [] : data.standsInFor;
  const standInFor = standsInFor[0]?.personId ?? null;
  const open = data.claims.filter(({ claim }) => claim.status === 'open');
  return (
    <div className="page verify">
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>{t('cycle.verify.title')}</h1>
          <p className="faint">
            {t('cycle.verify.what')} <NameStandIn planId={planId} person={person} standsAs="verifier" act={act} />
          </p>
        </div>
        {open.length === 0 ? (
          <div className="empty">
            <h2>{t('cycle.verify.none')}</h2>
            <p>{t('cycle.verify.noneWhat')}</p>
          </div>
        ) : (
          open.map((item) => (
            <ClaimCard key={item.claim.claimId} planId={planId} item={item} standsInFor={standsInFor} act={act} pending={pending} />
          ))
        )}
        <LookBacks planId={planId} items={data.lookBacks} standInFor={standInFor} act={act} />
        <GivenLights planId={planId} rows={data.lights} standInFor={standInFor} act={act} />
      </div>
    </div>
  );
}
