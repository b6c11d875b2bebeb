/** The draft of one row, saved as typed, and put into the sheet that is shown so that its progress is always true. */
import { useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Draft, SeriesValue, Sheet, SheetIndicator, SheetRow, SheetWords, ValueDraft } from '../api/cycle';
import { sheetQuery } from '../api/cycle-queries';
import { type Saved, type SavedAs, useSaved } from '../drafts/use-saved';
import { startOf } from './sheet-words';

export type SheetKey = { readonly planId: string; readonly periodId: string; readonly unitId: string };

const saidBy = ({ revision, words, person, at }: Draft): SavedAs<SheetWords> => ({ revision, value: words, person, at });
const valuesBy = ({ revision, values, person, at }: ValueDraft): SavedAs<readonly SeriesValue[]> => ({
  revision,
  value: values,
  person,
  at,
});

export function useRowDraft(key: SheetKey, row: SheetRow): Saved<SheetWords> {
  const client = useQueryClient();
  const put = (draft: Draft) =>
    client.setQueryData<Sheet>(sheetQuery(key.planId, key.periodId, key.unitId, null).queryKey, (sheet) =>
      sheet ? { ...sheet, rows: sheet.rows.map((other) => (other.task.taskId === row.task.taskId ? { ...other, draft } : other)) } : sheet,
    );
  return useSaved<SheetWords>({
    saved: row.draft ? saidBy(row.draft) : null,
    initial: startOf(row),
    save: async (words, revision) => {
      const path = { ...key, taskId: row.task.taskId };
      const draft = await answer(
        api.PUT('/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/drafts/{taskId}', {
          params: { path },
          body: { revision, words },
        }),
      );
      put(draft);
      return saidBy(draft);
    },
    theirsOf: (problem) => {
      const { theirs } = problem as { theirs?: Draft };
      return theirs ? saidBy(theirs) : null;
    },
  });
}

export function useValueDraft(key: SheetKey, indicator: SheetIndicator): Saved<readonly SeriesValue[]> {
  const client = useQueryClient();
  const put = (draft: ValueDraft) =>
    client.setQueryData<Sheet>(sheetQuery(key.planId, key.periodId, key.unitId, null).queryKey, (sheet) =>
      sheet
        ? {
            ...sheet,
            indicators: sheet.indicators.map((other) => (other.indicatorId === indicator.indicatorId ? { ...other, draft } : other)),
          }
        : sheet,
    );
  return useSaved<readonly SeriesValue[]>({
    saved: indicator.draft ? valuesBy(indicator.draft) : null,
    initial: indicator.handed?.values ?? [],
    save: async (values, revision) => {
      const draft = await answer(
        api.PUT('/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/value-drafts/{indicatorId}', {
          params: { path: { ...key, indicatorId: indicator.indicatorId } },
          body: { revision, values: [...values] },
        }),
      );
      put(draft);
      return valuesBy(draft);
    },
    theirsOf: (problem) => {
      const { theirs } = problem as { theirs?: ValueDraft };
      return theirs ? valuesBy(theirs) : null;
    },
  });
}
