/** A light: always a word and a shape, the colour only beside them. Round is green, a triangle yellow, a square red, a broken ring no calendar. */
import type { ReactNode } from 'react';
import type { CalendarLight, Light } from '../api/cycle';
import { useWords } from '../words/words';
import './lights.css';

const SHAPES: Record<CalendarLight, ReactNode> = {
  green: <circle cx="7" cy="7" r="5.2" fill="#1c6b3c" />,
  yellow: <path d="M7 1.6 13 12.2H1Z" fill="#b06a00" />,
  red: <rect x="1.8" y="1.8" width="10.4" height="10.4" fill="#a8201a" />,
  none: <circle cx="7" cy="7" r="5" fill="none" stroke="#59636f" strokeWidth="1.6" strokeDasharray="2.4 2" />,
};

export function LightMark({ light }: { light: CalendarLight }) {
  const { t } = useWords();
  return (
    <span className="mark">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {SHAPES[light]}
      </svg>
      {t(`cycle.light.${light}`)}
    </span>
  );
}

type Three = { readonly calendar: CalendarLight; readonly unit: Light | null; readonly verifier: Light | null };

/** Calendar, unit and verifier side by side; they are allowed to disagree. `because`: why the calendar shows its light. */
export function ThreeLights({ lights, because }: { lights: Three; because?: string }) {
  const { t } = useWords();
  return (
    <dl className="three-lights">
      {(['calendar', 'unit', 'verifier'] as const).map((by) => {
        const light = lights[by];
        return (
          <div key={by}>
            <dt>{t(`cycle.lightBy.${by}`)}</dt>
            <dd>
              {light ? <LightMark light={light} /> : <span className="faint">{t('cycle.light.notGiven')}</span>}
              {by === 'calendar' && light !== 'none' && because && <span className="faint light-because"> {because}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A choice between the three, one key press each. */
export function LightChoice({ name, value, onChange }: { name: string; value: Light | null; onChange: (light: Light) => void }) {
  const { t } = useWords();
  return (
    <fieldset className="light-choice">
      <legend className="unseen">{t('cycle.lightBy.own')}</legend>
      {(['green', 'yellow', 'red'] as const).map((light) => (
        <label key={light}>
          <input type="radio" name={name} checked={value === light} onChange={() => onChange(light)} />
          <LightMark light={light} />
        </label>
      ))}
    </fieldset>
  );
}
