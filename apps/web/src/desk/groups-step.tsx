/** Words that name several units: a person says which units they mean, or leaves the words and names the unit that answers for them. */
import { Button, Checkbox, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Group } from '../api/client';
import { UnitSelect } from '../unit/unit-select';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';
import { StepDone } from './pick-list';

function Resolution({ resolution }: { resolution: NonNullable<Group['resolution']> }) {
  const { t } = useWords();
  const units = resolution.units.map(({ name }) => name).join(t('screen.list.comma'));
  return (
    <p>{units ? t('screen.groups.resolvedTo', { units }) : t('screen.groups.answeredBy', { unit: resolution.answering?.name ?? '' })}</p>
  );
}

function Mentions({
  groups,
  left,
  toggle,
}: {
  groups: readonly Group[];
  left: ReadonlySet<string>;
  toggle: ((groupId: string) => void) | null;
}) {
  const { t } = useWords();
  const { show } = useDesk();
  return (
    <ul className="mentions">
      {groups.map((group) => (
        <li key={group.groupId}>
          {toggle && groups.length > 1 && (
            <Checkbox
              aria-label={t('screen.chooseTask', { number: group.taskNumber ?? '' })}
              checked={!left.has(group.groupId)}
              onChange={() => toggle(group.groupId)}
            />
          )}
          <button type="button" className="plain-button" title={t('screen.desk.showSource')} onClick={() => show(group.span)}>
            {t('screen.groups.mention', { number: group.taskNumber ?? '', role: t(`role.${group.role}`) })}
          </button>
        </li>
      ))}
    </ul>
  );
}

const unitsIn = (groups: readonly Group[]) =>
  groups.flatMap(({ resolution }) => (resolution ? [...resolution.units, ...(resolution.answering ? [resolution.answering] : [])] : []));

const toView = (card: HTMLElement | null) => card?.scrollIntoView({ block: 'nearest' });

type OpenProps = { readonly text: string; readonly groups: readonly Group[]; readonly done?: () => void };

/** A group that was settled before starts from how it was settled. */
function OpenGroup({ text, groups, done }: OpenProps) {
  const { t } = useWords();
  const { act, pending, may, rows } = useDesk();
  const before = groups[0]?.resolution ?? null;
  const [way, setWay] = useState<'units' | 'asItIs'>(before?.answering ? 'asItIs' : 'units');
  const [unitIds, setUnitIds] = useState<readonly string[]>(() => before?.units.map(({ unitId }) => unitId) ?? []);
  const [answering, setAnswering] = useState<string | null>(before?.answering?.unitId ?? null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [address] = useSearchParams();
  const wanted = groups.some(({ groupId }) => groupId === address.get('group'));
  const groupIds = groups.map(({ groupId }) => groupId).filter((groupId) => !left.has(groupId));
  const known = useMemo(
    () =>
      rows
        .filter(({ taskId }) => groups.some((group) => group.taskId === taskId))
        .flatMap((row) => [...row.leads, ...row.others, ...unitsIn(groups)]),
    [rows, groups],
  );
  const toggle = (groupId: string) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(groupId)) next.add(groupId);
      return next;
    });
  const ready = groupIds.length > 0 && (way === 'units' ? unitIds.length > 0 : answering !== null);
  const resolve = async () => {
    const executed = await act(
      'resolve-group',
      { groupIds, unitIds: way === 'units' ? [...unitIds] : [], answeringUnitId: way === 'units' ? null : answering },
      { done: t('screen.done.group') },
    );
    if (executed) done?.();
  };
  return (
    <article className={wanted ? 'group-card group-wanted' : 'group-card'} ref={wanted ? toView : undefined}>
      <h2>{text}</h2>
      <Mentions groups={groups} left={left} toggle={may('resolve-group') ? toggle : null} />
      {may('resolve-group') && (
        <>
          <Radio.Group
            aria-label={t('screen.groups.way')}
            value={way}
            onChange={(event) => setWay(event.target.value as 'units' | 'asItIs')}
            options={[
              { value: 'units', label: t('screen.groups.toUnits') },
              { value: 'asItIs', label: t('screen.groups.asItIs') },
            ]}
          />
          <div className="group-act">
            {way === 'units' ? (
              <UnitSelect several mayAdd label={t('screen.groups.unitsOf', { text })} known={known} value={unitIds} onChange={setUnitIds} />
            ) : (
              <UnitSelect label={t('screen.groups.answeringOf', { text })} known={known} value={answering} onChange={setAnswering} />
            )}
            <Button type="primary" loading={pending} disabled={!ready} onClick={() => void resolve()}>
              {t('screen.groups.resolve', { count: groupIds.length })}
            </Button>
          </div>
        </>
      )}
    </article>
  );
}

function SettledGroup({ group }: { group: Group }) {
  const { t } = useWords();
  const { rows, may } = useDesk();
  const [changing, setChanging] = useState(false);
  const groups = useMemo(() => [group], [group]);
  const drafted = rows.some(({ taskId, status }) => taskId === group.taskId && status === 'drafted');
  if (changing) return <OpenGroup text={group.text} groups={groups} done={() => setChanging(false)} />;
  return (
    <article className="group-card group-settled">
      <h3>{group.text}</h3>
      <Mentions groups={groups} left={new Set()} toggle={null} />
      {group.resolution && <Resolution resolution={group.resolution} />}
      {drafted && may('resolve-group') && (
        <button type="button" className="plain-button" onClick={() => setChanging(true)}>
          {t('screen.change')}
        </button>
      )}
    </article>
  );
}

export function GroupsStep() {
  const { t } = useWords();
  const { groups } = useDesk();
  const byText = useMemo(() => {
    const texts = new Map<string, Group[]>();
    for (const group of groups) texts.set(group.text, [...(texts.get(group.text) ?? []), group]);
    return [...texts];
  }, [groups]);
  const open = byText.flatMap(([text, mentions]) => {
    const unresolved = mentions.filter(({ resolution }) => !resolution);
    return unresolved.length > 0 ? [{ text, groups: unresolved }] : [];
  });
  const settled = groups.filter(({ resolution }) => resolution);
  return (
    <>
      {open.length === 0 ? (
        <StepDone words={groups.length === 0 ? t('screen.groups.none') : t('screen.groups.done')} />
      ) : (
        <p className="step-explain">{t('screen.groups.what')}</p>
      )}
      {open.map((group) => (
        <OpenGroup key={group.text} {...group} />
      ))}
      {settled.length > 0 && (
        <section>
          <h2 className="structure-head">{t('screen.groups.settled')}</h2>
          {settled.map((group) => (
            <SettledGroup key={group.groupId} group={group} />
          ))}
        </section>
      )}
    </>
  );
}
