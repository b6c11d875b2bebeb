/** Search and filters over the ledger. Every change goes to the address at once; typing waits a moment. */
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Plan } from '../api/client';
import { planUnitsQuery } from '../api/queries';
import { useNarrow } from '../rows/window';
import { reachableList } from '../shell/reachable-list';
import { useWords } from '../words/words';
import { CLOSING_KINDS, cleared, dayIn, FLAGS, flagsOf, GROUPINGS, isFiltered, KINDS, listOf, ROLES, STATUSES, withValue } from './filters';

const TYPING_MS = 250;
/** Wide enough for the longest choice and the count of the others. */
const CHOSEN_WIDTH = 216;

type Address = { readonly address: URLSearchParams; readonly go: (next: URLSearchParams) => void };

function Search({ address, go }: Address) {
  const { t } = useWords();
  const asked = address.get('q') ?? '';
  const [q, setQ] = useState(asked);
  const latest = useRef({ address, go });
  latest.current = { address, go };
  useEffect(() => setQ(asked), [asked]);
  useEffect(() => {
    if (q.trim() === asked) return;
    const timer = setTimeout(() => latest.current.go(withValue(latest.current.address, 'q', q.trim())), TYPING_MS);
    return () => clearTimeout(timer);
  }, [q, asked]);
  return (
    <Input
      type="search"
      className="filter-search"
      aria-label={t('screen.filter.search')}
      placeholder={t('screen.filter.searchExample')}
      value={q}
      allowClear
      onChange={(event) => setQ(event.target.value)}
      onPressEnter={() => go(withValue(address, 'q', q.trim()))}
    />
  );
}

type Option = { readonly value: string; readonly label: ReactNode };
type ChoiceProps = Address & {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly several?: boolean;
  readonly width?: number;
};

const countOf = (others: readonly unknown[]) => `+${others.length}`;

function Choice({ address, go, name, label, options, several = false, width = 108 }: ChoiceProps) {
  const known = (value: string) => options.some((option) => option.value === value);
  const value = several ? listOf(address, name).filter(known) : [address.get(name) ?? ''].find(known);
  return (
    <Select
      aria-label={label}
      placeholder={label}
      value={value}
      options={options as Option[]}
      style={{ width: several && value?.length ? Math.max(width, CHOSEN_WIDTH) : width }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      popupRender={reachableList}
      onChange={(chosen) => go(withValue(address, name, chosen))}
      {...(several ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const, maxTagPlaceholder: countOf } : {})}
    />
  );
}

const DUE = ['dueFrom', 'dueTo'] as const;
const dayOf = (address: URLSearchParams, name: string) => {
  const day = dayIn(address, name);
  return day ? dayjs(day) : null;
};

/** Two calendars side by side do not fit a phone. */
function NarrowDue({ address, go }: Address) {
  const { t } = useWords();
  return DUE.map((name) => (
    <DatePicker
      key={name}
      value={dayOf(address, name)}
      placeholder={t(`screen.filter.${name}`)}
      aria-label={t(`screen.filter.${name}`)}
      onChange={(day) => go(withValue(address, name, day?.format('YYYY-MM-DD')))}
    />
  ));
}

function Due({ address, go }: Address) {
  const { t } = useWords();
  return (
    <DatePicker.RangePicker
      value={[dayOf(address, 'dueFrom'), dayOf(address, 'dueTo')]}
      placeholder={[t('screen.filter.dueFrom'), t('screen.filter.dueTo')]}
      aria-label={t('screen.filter.due')}
      allowEmpty={[true, true]}
      style={{ width: 212 }}
      onChange={(days) =>
        go(withValue(withValue(address, 'dueFrom', days?.[0]?.format('YYYY-MM-DD')), 'dueTo', days?.[1]?.format('YYYY-MM-DD')))
      }
    />
  );
}

export function FilterBar({ plan, address, go }: Address & { plan: Plan }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const units = useQuery(planUnitsQuery(plan.planId));
  const each = { address, go };
  return (
    <search className="filter-bar">
      <Search {...each} />
      <Choice
        {...each}
        name="section"
        label={t('screen.filter.section')}
        width={136}
        options={plan.sections.map((section) => ({ value: section.sectionId, label: section.heading }))}
      />
      <Choice
        {...each}
        name="unit"
        label={t('screen.filter.unit')}
        width={136}
        options={(units.data?.units ?? []).map(({ unit }) => ({ value: unit.unitId, label: unit.name }))}
      />
      <Choice
        {...each}
        name="role"
        label={t('screen.filter.role')}
        several
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      <Choice
        {...each}
        name="status"
        label={t('screen.filter.status')}
        several
        options={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
      <Choice
        {...each}
        name="closing"
        label={t('screen.filter.closing')}
        several
        options={CLOSING_KINDS.map((kind) => ({ value: kind, label: t(`closing.${kind}`) }))}
      />
      <Choice
        {...each}
        name="kind"
        label={t('screen.filter.kind')}
        options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <Choice
        {...each}
        name="show"
        label={t('screen.filter.show')}
        several
        width={116}
        options={FLAGS.map((flag) => ({ value: flag, label: t(`screen.flag.${flag}`) }))}
      />
      {narrow ? <NarrowDue {...each} /> : <Due {...each} />}
      {(isFiltered(address) || flagsOf(address).length > 0) && (
        <button type="button" className="plain-button" onClick={() => go(cleared(address))}>
          {t('screen.filter.clear')}
        </button>
      )}
    </search>
  );
}

export function GroupChoice(address: Address) {
  const { t } = useWords();
  return (
    <Choice
      {...address}
      name="group"
      label={t('screen.filter.group')}
      width={130}
      options={GROUPINGS.map((grouping) => ({ value: grouping, label: t(`screen.group.${grouping}`) }))}
    />
  );
}
