/** All rows that match, fetched page after page in the background up to a bound; beyond it the reader asks for more by scrolling. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { type TaskFilters, tasksQuery } from './queries';

const UNASKED_ROWS = 10_000;

export function useTasks(planId: string, filters: TaskFilters) {
  const query = useInfiniteQuery(tasksQuery(planId, filters));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const { hasNextPage, isFetching, fetchNextPage, isError } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError && rows.length < UNASKED_ROWS) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, rows.length, fetchNextPage]);
  return { query, rows, total: query.data?.pages[0]?.total ?? 0 };
}
