/** Sections × states. Columns without a single task are left out. */
import type { Overview, TaskStatus } from '../api/client';
import { STATUSES } from '../ledger/filters';
import { StatusMark } from '../rows/marks';
import { ScrollX } from '../shell/scroll-x';
import { useWords } from '../words/words';
import { Figure } from './figure';

type Section = Overview['sections'][number];

const totalOf = (section: Section) => STATUSES.reduce((sum, status) => sum + (section.byStatus[status] ?? 0), 0);

export function SectionsByState({ planId, overview }: { planId: string; overview: Overview }) {
  const { t } = useWords();
  const sections = overview.sections.filter((section) => totalOf(section) > 0);
  const statuses = STATUSES.filter((status) => sections.some((section) => (section.byStatus[status] ?? 0) > 0));
  /** Tasks under no section cannot be asked for by section, so their figures are only said. */
  const path = (section: Section | null, status: TaskStatus | null) => {
    if (section && !section.sectionId) return null;
    const query = new URLSearchParams({ ...(section?.sectionId ? { section: section.sectionId } : {}), ...(status ? { status } : {}) });
    return `/plans/${planId}?${query}`;
  };
  const sum = (status: TaskStatus) => sections.reduce((all, section) => all + (section.byStatus[status] ?? 0), 0);
  return (
    <section>
      <h2 className="section-head">{t('screen.overview.sections')}</h2>
      <ScrollX label={t('screen.overview.sections')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('screen.column.section')}</th>
              {statuses.map((status) => (
                <th key={status} scope="col" className="numeric">
                  <StatusMark status={status} />
                </th>
              ))}
              <th scope="col" className="numeric">
                {t('screen.overview.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sections.map((section) => (
              <tr key={section.sectionId ?? 'none'}>
                <th scope="row">{section.heading || t('screen.group.none')}</th>
                {statuses.map((status) => (
                  <td key={status} className="numeric">
                    <Figure
                      count={section.byStatus[status] ?? 0}
                      to={path(section, status)}
                      label={`${section.heading} ${t(`status.${status}`)}`}
                    />
                  </td>
                ))}
                <td className="numeric">
                  <Figure count={totalOf(section)} to={path(section, null)} label={section.heading} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('screen.overview.total')}</th>
              {statuses.map((status) => (
                <td key={status} className="numeric">
                  <Figure count={sum(status)} to={path(null, status)} label={t(`status.${status}`)} />
                </td>
              ))}
              <td className="numeric">
                <Figure
                  count={sections.reduce((all, section) => all + totalOf(section), 0)}
                  to={`/plans/${planId}`}
                  label={t('screen.overview.total')}
                />
              </td>
            </tr>
          </tfoot>
        </table>
      </ScrollX>
    </section>
  );
}
