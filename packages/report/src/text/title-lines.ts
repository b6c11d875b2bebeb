/**
 * A title in lines (7.3.1): no word broken, each line whole in meaning, the shape a trapezoid. Words come from the platform's segmenter;
 * the rest is a choice between all ways to break, by cost.
 */
import { textWidth } from './text-width.js';

const SEGMENTER = new Intl.Segmenter('zh-Hans', { granularity: 'word' });
/** May not begin a line: it leans on the word before. */
const LEANS_BACK = /^[的和与及等了、，。：；！？》”’）〉】〕％]/;
/** May not end a line: it leans on the word after. */
const LEANS_ON = /[《“‘（〈【〔]$|^(?:对|在|和|与|及|第)$/;
/** A line may well end after these: the meaning is whole. */
const RESTS = /(?:[的》”）、]|工作|方案|任务|台账|规划|年|情况|关于)$/;
/** A name in book-title marks is better not broken. */
const OPEN_NAME = /《[^》]*$/;
/** Longest title that is thought about; a longer one is filled line by line. */
const MOST_WORDS = 120;

const pieces = (title: string): readonly string[] => {
  const words: string[] = [];
  for (const { segment } of SEGMENTER.segment(title)) {
    const last = words.at(-1);
    if (last !== undefined && (LEANS_BACK.test(segment) || LEANS_ON.test(last))) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  return words;
};

const hardCut = (text: string, most: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (textWidth(line + character) > most) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
};

type Way = { readonly cost: number; readonly lines: readonly string[] };

/** Cheap: lines even, each shorter than the next or each longer, ending where the meaning rests. */
const costOf = (lines: readonly string[], ideal: number): number => {
  const widths = lines.map(textWidth);
  const uneven = widths.reduce((sum, width) => sum + (width - ideal) ** 2, 0);
  const restless = lines.slice(0, -1).filter((line) => !RESTS.test(line)).length * 14;
  const brokenNames = lines.slice(0, -1).filter((_, place) => OPEN_NAME.test(lines.slice(0, place + 1).join(''))).length * 40;
  const level = widths.some((width, place) => place > 0 && width === widths[place - 1]) ? 6 : 0;
  const rising = widths.every((width, place) => place === 0 || width >= widths[place - 1]!);
  const falling = widths.every((width, place) => place === 0 || width <= widths[place - 1]!);
  return uneven + restless + brokenNames + level + (rising || falling || lines.length > 2 ? 0 : 20);
};

const best = (words: readonly string[], count: number, most: number, ideal: number): Way | null => {
  if (count === 1) {
    const line = words.join('');
    return textWidth(line) <= most ? { cost: 0, lines: [line] } : null;
  }
  let found: Way | null = null;
  for (let at = 1; at <= words.length - count + 1; at += 1) {
    const line = words.slice(0, at).join('');
    if (textWidth(line) > most) break;
    const rest = best(words.slice(at), count - 1, most, ideal);
    if (rest === null) continue;
    const lines = [line, ...rest.lines];
    const cost = costOf(lines, ideal);
    if (found === null || cost < found.cost) found = { cost, lines };
  }
  return found;
};

/** `most`: characters across. A line break in the title is a person's choice and stays. */
export const titleLines = (title: string, most: number): readonly string[] => {
  const given = title
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (given.length > 1) return given.flatMap((line) => (textWidth(line) > most ? hardCut(line, most) : [line]));
  const whole = given[0] ?? '';
  const width = textWidth(whole);
  if (width <= most) return [whole];
  const words = pieces(whole);
  const fewest = Math.ceil(width / most);
  for (let count = fewest; words.length <= MOST_WORDS && count <= Math.min(4, words.length); count += 1) {
    const way = best(words, count, most, width / count);
    if (way !== null) return way.lines;
  }
  return hardCut(whole, most);
};
