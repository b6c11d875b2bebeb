/** The slices of the other units, for the lead to take in with their names kept; what has not been handed in can only be waited for. */
import type { SheetWords, Slice } from '../api/cycle';
import { RoleWord } from '../rows/marks';
import { useWords } from '../words/words';
import { RowStateMark } from './row-state';

type Props = {
  readonly slices: readonly Slice[];
  readonly merges: SheetWords['merges'];
  readonly onChange: ((merges: string[]) => void) | null;
};

export function Slices({ slices, merges, onChange }: Props) {
  const { t } = useWords();
  if (slices.length === 0) return null;
  const toggle = (unitId: string) => onChange?.(merges.includes(unitId) ? merges.filter((other) => other !== unitId) : [...merges, unitId]);
  return (
    <div className="slices">
      <p className="slices-head">{t('cycle.slices')}</p>
      <ul>
        {slices.map((slice) => (
          <li key={slice.unit.unitId}>
            <label>
              <input
                type="checkbox"
                checked={merges.includes(slice.unit.unitId)}
                disabled={!onChange || slice.submissionId === null}
                onChange={() => toggle(slice.unit.unitId)}
              />
              {slice.unit.name}
            </label>{' '}
            <RoleWord role={slice.role} /> <RowStateMark state={slice.status ?? 'empty'} />
            {slice.words && <p className="pre">{slice.words.text}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
