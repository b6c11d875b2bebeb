/** The units of a task and what each answers for: added, removed, given another role. At most one leads. */
import { Button, Select } from 'antd';
import type { Duty, Role, TaskDetail, UnitRef } from '../../api/client';
import { UnitSelect } from '../../unit/unit-select';
import { useWords } from '../../words/words';

const ROLES: readonly Role[] = ['lead', 'responsible', 'support'];

export const dutiesDraft = (task: TaskDetail): readonly Duty[] => task.duties.map(({ unit, role }) => ({ unitId: unit.unitId, role }));

export const sameDuties = (draft: readonly Duty[], task: TaskDetail): boolean => {
  const words = (duties: readonly Duty[]) =>
    duties
      .map(({ unitId, role }) => `${unitId}/${role}`)
      .sort()
      .join(' ');
  return words(draft) === words(dutiesDraft(task));
};

type Props = {
  readonly known: readonly UnitRef[];
  readonly value: readonly Duty[];
  readonly onChange: (value: readonly Duty[]) => void;
  readonly mayAdd: boolean;
};

export function DutiesField({ known, value, onChange, mayAdd }: Props) {
  const { t } = useWords();
  const nameOf = (unitId: string) => known.find((unit) => unit.unitId === unitId)?.name;
  /** Making one unit the lead makes the former lead a responsible unit. */
  const setRole = (unitId: string, role: Role) =>
    onChange(
      value.map((duty) =>
        duty.unitId === unitId ? { unitId, role } : role === 'lead' && duty.role === 'lead' ? { ...duty, role: 'responsible' } : duty,
      ),
    );
  return (
    <div className="duties-field">
      {value.map((duty, index) => (
        <div key={duty.unitId || `new/${index}`} className="duty-line">
          <UnitSelect
            label={t('screen.form.unit')}
            known={known}
            mayAdd={mayAdd}
            value={duty.unitId || null}
            without={value.filter((other) => other !== duty).map((other) => other.unitId)}
            onChange={(unitId) => onChange(value.map((other, at) => (at === index ? { ...other, unitId: unitId ?? '' } : other)))}
          />
          <Select
            aria-label={t('screen.form.roleOf', { unit: nameOf(duty.unitId) ?? t('screen.form.unit') })}
            value={duty.role}
            options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(role) => setRole(duty.unitId, role)}
          />
          <Button
            aria-label={t('screen.form.removeUnit', { unit: nameOf(duty.unitId) ?? '' })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            {t('screen.form.remove')}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...value, { unitId: '', role: value.some(({ role }) => role === 'lead') ? 'support' : 'lead' }])}>
        {t('screen.form.addUnit')}
      </Button>
    </div>
  );
}
