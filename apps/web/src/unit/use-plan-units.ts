/** The units of a plan by id, where only the id of one is at hand. */
import { useQuery } from '@tanstack/react-query';
import type { UnitRef } from '../api/client';
import { planUnitsQuery } from '../api/queries';

const NONE: readonly UnitRef[] = [];

export function usePlanUnits(planId: string): readonly UnitRef[] {
  const { data } = useQuery({ ...planUnitsQuery(planId), staleTime: 300_000 });
  return data?.units.map(({ unit }) => unit) ?? NONE;
}
