/** Choosing units out of the directory by name or alias; a unit that is missing is added on the spot where that is allowed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { commandId, withRetries } from '../api/act';
import { answer, api, type UnitRef } from '../api/client';
import { ProblemError } from '../api/problem';
import { unitsQuery } from '../api/queries';
import { reachableList } from '../shell/reachable-list';
import { troubleWords } from '../shell/trouble';
import { useWords } from '../words/words';

const ADD = '+';
const LEAST_NAME = 2;

type Common = {
  readonly label: string;
  readonly known: readonly UnitRef[];
  readonly mayAdd?: boolean;
  readonly without?: readonly string[];
  readonly id?: string;
};
type One = Common & { readonly several?: false; readonly value: string | null; readonly onChange: (unitId: string | null) => void };
type Many = Common & { readonly several: true; readonly value: readonly string[]; readonly onChange: (unitIds: string[]) => void };

/** The directory knows the name already, perhaps as another name of the unit: then that unit is meant. */
function knownUnit(error: unknown): UnitRef | null {
  if (!(error instanceof ProblemError) || error.problem.code !== 'unit/already-known') return null;
  const { unitId, name } = error.problem.params;
  return unitId === undefined || name === undefined ? null : { unitId: String(unitId), name: String(name) };
}

function useAddUnit(): (name: string) => Promise<UnitRef | null> {
  const client = useQueryClient();
  const { notification } = App.useApp();
  const { t } = useWords();
  return async (name) => {
    const id = commandId();
    try {
      const unit = await withRetries(() => answer(api.POST('/api/units', { body: { commandId: id, name } })));
      void client.invalidateQueries({ queryKey: ['units'] });
      return unit;
    } catch (error) {
      const known = knownUnit(error);
      if (known) return known;
      notification.error({ title: t('screen.act.refused'), description: troubleWords(error, t), duration: 0 });
      return null;
    }
  };
}

export function UnitSelect(props: One | Many) {
  const { label, known, mayAdd = false, without = [], id } = props;
  const { t } = useWords();
  const [q, setQ] = useState('');
  const [added, setAdded] = useState<readonly UnitRef[]>([]);
  const asked = useDeferredValue(q.trim());
  const found = useQuery(unitsQuery(asked));
  const add = useAddUnit();
  const mine = [...known, ...added];
  const units = new Map<string, string>();
  for (const unit of mine) if (unit.name.includes(asked)) units.set(unit.unitId, unit.name);
  for (const unit of found.data?.units ?? []) units.set(unit.unitId, unit.name);
  // What is chosen keeps its name while something else is looked for, behind what was found.
  if (props.several) for (const unit of mine) if (isChosen(unit.unitId) && !units.has(unit.unitId)) units.set(unit.unitId, unit.name);
  for (const unitId of without) units.delete(unitId);
  const options = [...units].map(([value, words]) => ({ value, label: words }));
  if (mayAdd && asked.length >= LEAST_NAME && ![...units.values()].includes(asked))
    options.push({ value: ADD, label: t('screen.unit.add', { name: asked }) });

  function isChosen(unitId: string): boolean {
    return props.several ? props.value.includes(unitId) : props.value === unitId;
  }
  async function choose(chosen: string | string[] | undefined) {
    const wanted = Array.isArray(chosen) ? chosen : chosen ? [chosen] : [];
    if (!props.several || wanted.includes(ADD)) setQ('');
    const unit = wanted.includes(ADD) ? await add(asked) : null;
    if (unit && without.includes(unit.unitId)) return;
    if (unit) setAdded((before) => [...before, unit]);
    const unitIds = wanted.flatMap((unitId) => (unitId === ADD ? (unit ? [unit.unitId] : []) : [unitId]));
    if (props.several) props.onChange([...new Set(unitIds)]);
    else props.onChange(unitIds[0] ?? null);
  }
  return (
    <Select<string | string[]>
      {...(id ? { id } : {})}
      {...(props.several ? { mode: 'multiple' as const } : {})}
      className="unit-select"
      aria-label={label}
      placeholder={t('screen.unit.choose')}
      value={props.several ? [...props.value] : (props.value as string)}
      options={options}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ, searchValue: q, autoClearSearchValue: false }}
      popupMatchSelectWidth={false}
      popupRender={reachableList}
      notFoundContent={found.isFetching ? t('screen.waiting') : t('screen.unit.noneFound')}
      onChange={(chosen) => void choose(chosen)}
    />
  );
}
