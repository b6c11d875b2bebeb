/** States by word and by shape, never by colour alone; units as chips. */
import type { ReactNode } from 'react';
import type { Role, TaskRow, TaskStatus, UnitRef } from '../api/client';
import { useWords } from '../words/words';

const SHAPES: Record<TaskStatus, ReactNode> = {
  drafted: <circle cx="7" cy="7" r="5" fill="none" stroke="#59636f" strokeWidth="1.6" strokeDasharray="2.4 2" />,
  dispatched: <path d="M2 3 12 7 2 11Z" fill="none" stroke="#8a4500" strokeWidth="1.6" strokeLinejoin="round" />,
  acknowledged: (
    <path d="m2 7.4 3.4 3.4L12 3.6" fill="none" stroke="#1456a8" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
  ),
  underWay: <path d="M7 1.5 12.5 7 7 12.5 1.5 7Z" fill="#1c6b3c" />,
  suspended: <path d="M4.2 2.5v9M9.8 2.5v9" stroke="#59636f" strokeWidth="2.4" strokeLinecap="round" />,
  completed: <path d="M7 1.5 12.5 7 7 12.5 1.5 7Z" fill="none" stroke="#1c6b3c" strokeWidth="1.8" strokeLinejoin="round" />,
  closedOut: (
    <>
      <circle cx="7" cy="7" r="6" fill="#1c6b3c" />
      <path d="m4 7.2 2.2 2.2L10 5" fill="none" stroke="#fff" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  madeRoutine: (
    <path d="M11.5 5A5 5 0 1 0 12 8.500M12 2v3.200H8.800" fill="none" stroke="#1c6b3c" strokeWidth="1.7" strokeLinecap="round" />
  ),
  notAttained: <path d="M2.500 7h9" stroke="#59636f" strokeWidth="2.400" strokeLinecap="round" />,
  withdrawn: <path d="m3 3 8 8m0-8-8 8" stroke="#59636f" strokeWidth="2" strokeLinecap="round" />,
  replaced: <path d="M7 2v4m0 0L3 12m4-6 4 6" fill="none" stroke="#59636f" strokeWidth="1.8" strokeLinecap="round" />,
};

export function Shape({ status }: { status: TaskStatus }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {SHAPES[status]}
    </svg>
  );
}

/** A task that was sent out and objected to waits for an answer, which says more than that it was sent. */
export function StatusMark({ status, objected = 0 }: { status: TaskStatus; objected?: number }) {
  const { t } = useWords();
  if (status === 'dispatched' && objected > 0)
    return (
      <span className="mark mark-objected">
        <Shape status={status} />
        {t('duty.objected')}
      </span>
    );
  return (
    <span className="mark">
      <Shape status={status} />
      {t(`status.${status}`)}
    </span>
  );
}

export function UnitNames({ units }: { units: readonly UnitRef[] }) {
  const { t } = useWords();
  return <>{units.map((unit) => unit.name).join(t('screen.list.comma'))}</>;
}

/** The lead where it is settled; else the proposal, said to be one. */
export function LeadCell({ row }: { row: TaskRow }) {
  const { t } = useWords();
  if (row.leads.length > 0) return <UnitNames units={row.leads} />;
  if (row.proposedLead)
    return (
      <>
        {row.proposedLead.name} <span className="faint lead-proposed">{t('screen.lead.proposed')}</span>
      </>
    );
  return <span className="faint">{t('screen.lead.none')}</span>;
}

export const RoleWord = ({ role }: { role: Role }) => {
  const { t } = useWords();
  return <span className={role === 'lead' ? 'chip chip-lead' : 'chip'}>{t(`role.${role}`)}</span>;
};

export function AttentionMarks({ row }: { row: TaskRow }) {
  const { t } = useWords();
  return (
    <>
      {row.openAsks > 0 && <span className="chip chip-ask">{t('screen.mark.openAsks', { count: row.openAsks })}</span>}
      {row.objected > 0 && <span className="chip chip-ask">{t('screen.mark.objected', { count: row.objected })}</span>}
      {row.waiting > 0 && <span className="chip">{t('screen.mark.waiting', { count: row.waiting })}</span>}
    </>
  );
}
