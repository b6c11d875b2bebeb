/** The ruled lines of a page, out of its drawing operators: strokes along an axis, and filled boxes as thin as a line. */

import { OPS } from './pdf-library.js';
import { type Matrix, multiply, type OperatorList, type Ruling } from './pdf-page.js';

const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;
const COORDINATES: Readonly<Record<number, number>> = { [MOVE]: 2, [LINE]: 2, [CURVE]: 6, [QUADRATIC]: 4, [CLOSE]: 0 };

/** Thicker than this, a box is a box; shorter, a line is a dash. Points. */
const THIN = 3;
const SHORT = 4;

type Point = readonly [x: number, y: number];

/** Straight outlines of a path; one with a curve in it rules nothing. */
const outlinesOf = (path: ArrayLike<number>): Point[][] => {
  const outlines: Point[][] = [];
  let current: Point[] = [];
  for (let at = 0; at < path.length; ) {
    const operator = path[at]!;
    const count = COORDINATES[operator];
    if (count === undefined) break;
    if (operator === MOVE) {
      current = [];
      outlines.push(current);
    }
    if (operator === MOVE || operator === LINE) current.push([path[at + 1]!, path[at + 2]!]);
    if (operator === CLOSE && current[0] !== undefined) current.push(current[0]);
    if (operator === CURVE || operator === QUADRATIC) current.length = 0;
    at += 1 + count;
  }
  return outlines.filter((outline) => outline.length > 1);
};

const apply = (m: Matrix, [x, y]: Point): Point => [m[0]! * x + m[2]! * y + m[4]!, m[1]! * x + m[3]! * y + m[5]!];

const along = ([x1, y1]: Point, [x2, y2]: Point): Ruling[] => {
  const dx = Math.abs(x1 - x2);
  const dy = Math.abs(y1 - y2);
  if (Math.min(dx, dy) > 1 || Math.max(dx, dy) < SHORT) return [];
  return [{ x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) }];
};

const strokes = (outline: readonly Point[]): Ruling[] => outline.slice(1).flatMap((point, at) => along(outline[at]!, point));

const thinBox = (outline: readonly Point[]): Ruling[] => {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const box = { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
  const width = box.x2 - box.x1;
  const height = box.y2 - box.y1;
  if (Math.min(width, height) > THIN || Math.max(width, height) < SHORT) return [];
  const middle = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  return width > height ? [{ ...box, y1: middle.y, y2: middle.y }] : [{ ...box, x1: middle.x, x2: middle.x }];
};

const STROKED = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
const FILLED = new Set([OPS.fill, OPS.eoFill]);

const pathRulings = (args: readonly unknown[], matrix: Matrix): Ruling[] => {
  const [operator, [path]] = args as [number, [ArrayLike<number> | null]];
  if (path === null || (!STROKED.has(operator) && !FILLED.has(operator))) return [];
  const outlines = outlinesOf(path).map((outline) => outline.map((point) => apply(matrix, point)));
  return outlines.flatMap((outline) => (STROKED.has(operator) ? strokes(outline) : thinBox(outline)));
};

export const rulingsOf = (operators: OperatorList, viewport: Matrix): Ruling[] => {
  const found: Ruling[] = [];
  const saved: Matrix[] = [];
  let matrix = viewport;
  for (const [at, operator] of operators.fnArray.entries()) {
    const args = operators.argsArray[at] ?? [];
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) saved.push(matrix);
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? viewport;
    if (operator === OPS.transform) matrix = multiply(matrix, args as Matrix);
    if (operator === OPS.paintFormXObjectBegin && args[0] !== null && args[0] !== undefined) matrix = multiply(matrix, args[0] as Matrix);
    if (operator === OPS.constructPath) for (const ruling of pathRulings(args, matrix)) found.push(ruling);
  }
  return found;
};
