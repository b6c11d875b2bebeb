/** Who answers for the task, in which role, and how far each has got. */
import type { Role, TaskDetail } from '../api/client';
import { DayLink } from '../as-of/as-of';
import { RoleWord } from '../rows/marks';
import { ScrollX } from '../shell/scroll-x';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';
import { useTasksOf } from './lineage';

type TaskDuty = TaskDetail['duties'][number];

function Where({ duty }: { duty: TaskDuty }) {
  const { t, locale } = useWords();
  return (
    <>
      {t(`duty.${duty.status}`)}
      {duty.acknowledgedAt && <span className="faint"> {instantWords(duty.acknowledgedAt, locale)}</span>}
      {duty.objection && (
        <span className="block">
          {t('screen.duty.reason')}
          {t('screen.colon')}
          {duty.objection.reason}
        </span>
      )}
    </>
  );
}

/** As printed where that differs, and the group it came from. */
function Origin({ duty }: { duty: TaskDuty }) {
  const { t } = useWords();
  if (duty.fromGroup) return <span className="faint block">{t('screen.duty.fromGroup', { group: duty.fromGroup })}</span>;
  if (!duty.printed) return <span className="faint block">{t('screen.duty.added')}</span>;
  return duty.printed === duty.unit.name ? null : (
    <span className="faint block">{t('screen.duty.printed', { printed: duty.printed })}</span>
  );
}

const ORDER: readonly Role[] = ['lead', 'responsible', 'support'];
const byRole = (one: TaskDuty, other: TaskDuty) => ORDER.indexOf(one.role) - ORDER.indexOf(other.role);

/** In a merged task, the tasks that brought the unit along. */
function Brought({ duty, sources }: { duty: TaskDuty; sources: readonly TaskDetail[] }) {
  const { t } = useWords();
  if (sources.length < 2) return null;
  const from = sources.filter((source) => source.duties.some(({ unit }) => unit.unitId === duty.unit.unitId));
  const numbers = from.flatMap(({ number }) => number ?? []).join(t('screen.list.comma'));
  return numbers ? <span className="faint block">{t('screen.duty.broughtBy', { numbers })}</span> : null;
}

export function Duties({ task, ownUnitId }: { task: TaskDetail; ownUnitId: string }) {
  const { t } = useWords();
  const sources = useTasksOf(task.planId, task.madeFrom);
  const proposed = task.status === 'drafted' && !task.leadSettled && task.proposedLead;
  return (
    <section>
      <h2 className="section-head">{t('screen.form.duties')}</h2>
      {proposed && <p className="notice-bar asks">{t('screen.duty.proposedLead', { unit: proposed.name })}</p>}
      <ScrollX label={t('screen.form.duties')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('screen.filter.unit')}</th>
              <th scope="col">{t('screen.filter.role')}</th>
              <th scope="col">{t('screen.duty.where')}</th>
            </tr>
          </thead>
          <tbody>
            {[...task.duties].sort(byRole).map((duty) => (
              <tr key={duty.unit.unitId} className={duty.unit.unitId === ownUnitId ? 'own' : undefined}>
                <td>
                  <DayLink to={`/plans/${task.planId}/units/${duty.unit.unitId}`}>{duty.unit.name}</DayLink>
                  <Origin duty={duty} />
                  <Brought duty={duty} sources={sources} />
                </td>
                <td>
                  <RoleWord role={duty.role} />
                </td>
                <td>
                  <Where duty={duty} />
                </td>
              </tr>
            ))}
            {task.groupMentions
              .filter(({ resolved, answering }) => !resolved || answering)
              .map((group) => (
                <tr key={group.groupId}>
                  <td>
                    <span className={group.answering ? 'chip' : 'chip chip-ask'}>{group.text}</span>
                  </td>
                  <td>
                    <RoleWord role={group.role} />
                  </td>
                  <td>{group.answering ? t('screen.groups.answeredBy', { unit: group.answering.name }) : t('reason.group/unresolved')}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollX>
      {task.officials.length > 0 && (
        <p>
          {t('screen.duty.officials')}
          {t('screen.colon')}
          {task.officials.map(({ name, role }) => `${name}${role ? `（${role}）` : ''}`).join(t('screen.list.comma'))}
        </p>
      )}
    </section>
  );
}
