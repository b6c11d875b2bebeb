/** Figures of one task: each with its definition and source, an estimate said to be one. What stood last time is not typed again. */
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Figure } from '../api/cycle';
import { useWords } from '../words/words';

type Line = Omit<Figure, 'value'> & { readonly key: number; readonly value: number | null };
const BLANK = { name: '', value: null, unit: '', definition: '', source: '', estimate: false } as const;

const isWhole = (line: Line): line is Line & { value: number } => line.value !== null && line.name.trim() !== '';
const lines = (figures: readonly Figure[]): readonly Line[] => figures.map((figure, key) => ({ ...figure, key }));

function lineAfter(shown: readonly Line[], former: readonly Figure[]): Line {
  const known = former.find((figure) => !shown.some(({ name }) => name === figure.name));
  return { ...(known ?? BLANK), value: null, key: (shown.at(-1)?.key ?? -1) + 1 };
}

type Props = {
  readonly id: string;
  readonly value: readonly Figure[];
  readonly former: readonly Figure[];
  readonly onChange: (figures: Figure[]) => void;
};

export function FiguresField({ id, value, former, onChange }: Props) {
  const { t } = useWords();
  /** Asked for, the first line stands at once, with what is known from last time. */
  const [shown, setShown] = useState<readonly Line[]>(() => (value.length > 0 ? lines(value) : [lineAfter([], former)]));
  const change = (next: readonly Line[]) => {
    setShown(next);
    onChange(next.filter(isWhole).map(({ key: _, ...figure }) => figure));
  };
  const set = (key: number, changed: Partial<Line>) => change(shown.map((line) => (line.key === key ? { ...line, ...changed } : line)));
  return (
    <fieldset className="act-field figures-field">
      <legend className="unseen">{t('cycle.figures')}</legend>
      {shown.map((line, index) => (
        <div key={line.key} className="figure-line">
          <Input
            id={`${id}-name-${line.key}`}
            aria-label={t('cycle.figure.name', { number: index + 1 })}
            placeholder={t('cycle.figure.nameShort')}
            value={line.name}
            maxLength={200}
            onChange={(event) => set(line.key, { name: event.target.value })}
          />
          <InputNumber
            aria-label={t('cycle.figure.value', { number: index + 1 })}
            placeholder={former.find(({ name }) => name === line.name)?.value.toString() ?? t('cycle.figure.valueShort')}
            value={line.value}
            onChange={(number) => set(line.key, { value: number })}
          />
          <Input
            aria-label={t('cycle.figure.unit', { number: index + 1 })}
            placeholder={t('cycle.figure.unitShort')}
            value={line.unit}
            maxLength={50}
            onChange={(event) => set(line.key, { unit: event.target.value })}
          />
          <Input
            aria-label={t('cycle.figure.definition', { number: index + 1 })}
            placeholder={t('cycle.figure.definitionShort')}
            value={line.definition}
            maxLength={500}
            onChange={(event) => set(line.key, { definition: event.target.value })}
          />
          <Input
            aria-label={t('cycle.figure.source', { number: index + 1 })}
            placeholder={t('cycle.figure.sourceShort')}
            value={line.source}
            maxLength={500}
            onChange={(event) => set(line.key, { source: event.target.value })}
          />
          <Checkbox checked={line.estimate} onChange={(event) => set(line.key, { estimate: event.target.checked })}>
            {t('cycle.figure.estimate')}
          </Checkbox>
          <Button size="small" type="text" onClick={() => change(shown.filter(({ key }) => key !== line.key))}>
            {t('screen.form.remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => change([...shown, lineAfter(shown, former)])}>
        {t('cycle.figure.add')}
      </Button>
    </fieldset>
  );
}
