/**
 * A long table that draws only what is in view: a real table on a wide screen, a list of cards on a phone. Rows have one height, so that five
 * thousand of them scroll as smoothly as fifty. Arrow keys walk from row to row.
 */
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import './rows.css';
import { useNarrow, useWindow } from './window';

export type Column<T> = {
  readonly key: string;
  readonly head: ReactNode;
  /** Pixels; the one column without a width takes what is left. */
  readonly width?: number;
  readonly cell: (row: T) => ReactNode;
  readonly sorted?: 'ascending' | undefined;
};
export type Heading = { readonly heading: string; readonly count: number };
export type Line<T> = Heading | { readonly row: T };

type Props<T> = {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly lines: readonly Line<T>[];
  readonly keyOf: (row: T) => string;
  readonly card: (row: T) => ReactNode;
  readonly rowHeight?: number;
  readonly cardHeight?: number;
  readonly chosen?: (row: T) => boolean;
};

const HEADING_PX = 34;
const isHeading = (line: object): line is Heading => 'heading' in line;

function step(event: KeyboardEvent<HTMLElement>, reveal: (index: number) => void) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const target = event.target as HTMLElement;
  if (target.closest('input, select, textarea, [role="combobox"]')) return;
  const line = target.closest<HTMLElement>('[data-line]');
  const index = line ? Number(line.dataset.line) + (event.key === 'ArrowDown' ? 1 : -1) : 0;
  const box = event.currentTarget;
  event.preventDefault();
  reveal(index);
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      box.querySelector<HTMLElement>(`[data-line="${index}"] a, [data-line="${index}"] button`)?.focus({ preventScroll: true }),
    ),
  );
}

export function Rows<T>(props: Props<T>) {
  const { label, lines, rowHeight = 58, cardHeight = 132 } = props;
  const narrow = useNarrow();
  const box = useRef<HTMLElement>(null);
  const height = narrow ? cardHeight : rowHeight;
  const heights = useMemo(() => lines.map((line) => (isHeading(line) ? HEADING_PX : height)), [lines, height]);
  const view = useWindow(box, heights);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={box} className="rows" aria-label={label} tabIndex={0} onKeyDown={(event) => step(event, view.reveal)}>
      {narrow ? <Cards {...props} view={view} cardHeight={cardHeight} /> : <Table {...props} view={view} rowHeight={rowHeight} />}
    </section>
  );
}

type View = ReturnType<typeof useWindow>;

function Table<T>({ label, columns, lines, keyOf, rowHeight, view, chosen }: Props<T> & { view: View; rowHeight: number }) {
  const headings = lines.length > 0 && lines.some(isHeading);
  return (
    <table aria-label={label} aria-rowcount={lines.length + 1}>
      <colgroup>
        {columns.map(({ key, width }) => (
          <col key={key} style={width ? { width } : { minWidth: 300 }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ key, head, sorted }) => (
            <th key={key} scope="col" aria-sort={sorted}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.before > 0 && <Space height={view.before} columns={columns.length} />}
        {lines.slice(view.from, view.to).map((line, at) => {
          const index = view.from + at;
          if (isHeading(line))
            return (
              <tr
                key={`h/${line.heading}/${index}`}
                className="rows-heading"
                data-line={index}
                aria-rowindex={index + 2}
                style={{ height: HEADING_PX }}
              >
                <th colSpan={columns.length} scope="colgroup">
                  <span className="rows-heading-words">{line.heading}</span> <span className="faint">{line.count}</span>
                </th>
              </tr>
            );
          return (
            <tr
              key={keyOf(line.row)}
              data-line={index}
              aria-rowindex={index + 2}
              className={chosen?.(line.row) ? 'chosen' : headings ? 'under-heading' : undefined}
              style={{ height: rowHeight }}
            >
              {columns.map(({ key, cell }) => (
                <td key={key}>
                  <div className="rows-cell" style={{ maxHeight: rowHeight - 12 }}>
                    {cell(line.row)}
                  </div>
                </td>
              ))}
            </tr>
          );
        })}
        {view.after > 0 && <Space height={view.after} columns={columns.length} />}
      </tbody>
    </table>
  );
}

// biome-ignore-start lint/a11y/noAriaHiddenOnFocusable: an empty row that only holds the place of rows out of view; nothing in it takes focus
const Space = ({ height, columns }: { height: number; columns: number }) => (
  <tr aria-hidden="true" className="rows-space">
    <td colSpan={columns} style={{ height, padding: 0, border: 0, background: 'none' }} />
  </tr>
);
// biome-ignore-end lint/a11y/noAriaHiddenOnFocusable: see above

function Cards<T>({ lines, keyOf, card, cardHeight, view }: Props<T> & { view: View; cardHeight: number }) {
  return (
    <ul className="rows-cards" style={{ paddingTop: view.before, paddingBottom: view.after }}>
      {lines.slice(view.from, view.to).map((line, at) => {
        const index = view.from + at;
        return isHeading(line) ? (
          <li key={`h/${line.heading}/${index}`} className="rows-heading" data-line={index} style={{ height: HEADING_PX }}>
            <span className="rows-heading-words">{line.heading}</span> <span className="faint">{line.count}</span>
          </li>
        ) : (
          <li key={keyOf(line.row)} className="rows-card" data-line={index} style={{ height: cardHeight }}>
            {card(line.row)}
          </li>
        );
      })}
    </ul>
  );
}
