/**
 * The closing condition (销号条件) proposed for a task when its plan is brought in: words of the catalogue by kind.
 * In Simplified Chinese, as the ledger is kept, unless the person who brings the plan in writes Traditional; the plan's own script does not matter.
 */
import { type Locale, message } from '@taizhang/i18n';
import type { ClosingWords } from '@taizhang/ledger';
import type { Quantity, Task } from '@taizhang/plan';

export const closingLocale = (person: Locale): Locale => (person === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans');

const PARTS = 20;

const quantityWords = (quantity: Quantity, locale: Locale): string =>
  message(locale, 'closing.measure.quantity', {
    of: quantity.of,
    bound: message(locale, `bound.${quantity.bound}`),
    value: quantity.value,
    unit: quantity.unit,
  });

const partTexts = (task: Task, locale: Locale): readonly string[] => {
  const quantities = task.closing.kind === 'measure' ? task.clauses.flatMap((clause) => clause.quantities) : [];
  const texts = [...new Set(quantities.map((quantity) => quantityWords(quantity, locale)))].slice(0, PARTS);
  return texts.length > 0 ? texts : [message(locale, `closing.${task.closing.kind}.part`)];
};

export const closingWords = (task: Task, locale: Locale): ClosingWords & { readonly because: string } => ({
  kind: task.closing.kind,
  doneWhen: message(locale, `closing.${task.closing.kind}.doneWhen`),
  parts: partTexts(task, locale).map((text, place) => ({ partId: `p${place + 1}`, text })),
  evidence: message(locale, `closing.${task.closing.kind}.evidence`),
  because: task.closing.because,
});
