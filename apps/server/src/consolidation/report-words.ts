/** The words in which the rules of consolidation speak: from the catalogue, with the names of units. */
import { CATALOGUES, type Locale, message } from '@taizhang/i18n';
import { CAUSES, type ReportTemplates } from '@taizhang/ledger';
import type { Names } from '../cycle/names.js';

export const reportTemplates = (locale: Locale, names: Names): ReportTemplates => {
  const template = (
    key: 'overall' | 'progress' | 'slice' | 'closed' | 'routine' | 'notAttained' | 'value' | 'estimate' | 'problem' | 'ask',
  ) => messageTemplate(locale, `consolidation.${key}`);
  const heading = (key: 'overall' | 'indicators' | 'tasks' | 'problems' | 'next') => message(locale, `consolidation.headings.${key}`);
  return {
    headings: {
      overall: heading('overall'),
      indicators: heading('indicators'),
      tasks: heading('tasks'),
      problems: heading('problems'),
      next: heading('next'),
    },
    overall: template('overall'),
    progress: template('progress'),
    slice: template('slice'),
    closed: template('closed'),
    routine: template('routine'),
    notAttained: template('notAttained'),
    value: template('value'),
    estimate: template('estimate'),
    problem: template('problem'),
    ask: template('ask'),
    causes: Object.fromEntries(CAUSES.map((cause) => [cause, message(locale, `report.cause.${cause}`)])),
    unitName: (unitId) => names.unit(unitId).name,
  };
};

type TemplateKey = Extract<Parameters<typeof message>[1], `consolidation.${string}`>;

/** The catalogue's words with their places left open, for the rules to fill. */
const messageTemplate = (locale: Locale, key: TemplateKey): string => CATALOGUES[locale][key];
