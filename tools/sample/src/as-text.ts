/** The sample as plain text; a table's cells are set apart by tabs, as copying it out of a page does, and a merged cell repeats as 〃. */

import { numberedPlan } from './numbering.js';
import type { SampleCell } from './plan-source.js';

/** Each row with a place for every column; null where a cell above reaches down. */
export const gridRows = (rows: readonly (readonly SampleCell[])[]): (SampleCell | null)[][] => {
  const columns = rows[0]!.length;
  const reach = new Array<number>(columns).fill(0);
  return rows.map((row) => {
    const cells = [...row];
    return Array.from({ length: columns }, (_, column) => {
      if (reach[column]! > 0) {
        reach[column]! -= 1;
        return null;
      }
      const cell = cells.shift() ?? { text: '' };
      reach[column] = (cell.down ?? 1) - 1;
      return cell;
    });
  });
};

export const asText = (): string =>
  numberedPlan()
    .flatMap(({ block, number }) =>
      block.kind === 'table' ? gridRows(block.rows).map((row) => row.map((cell) => cell?.text ?? '〃').join('\t')) : [number + block.text],
    )
    .map((line) => `${line}\n`)
    .join('');
