/** Characters that are lost: replacement signs, `O?` for O₃, question marks inside words. Suggested only where a gloss beside it names the thing. */
import type { Finding } from '../draft.js';

/** What a formula with a lost index is called, in brackets beside it. */
const glosses: readonly (readonly [formula: string, name: RegExp, whole: string])[] = [
  ['O', /臭氧/u, 'O₃'],
  ['O', /氧气/u, 'O₂'],
  ['CO', /二氧化碳|碳排放|碳达峰/u, 'CO₂'],
  ['SO', /二氧化硫/u, 'SO₂'],
  ['NO', /氮氧化物/u, 'NOₓ'],
  ['NO', /二氧化氮/u, 'NO₂'],
  ['NH', /氨/u, 'NH₃'],
  ['CH', /甲烷/u, 'CH₄'],
  ['H', /氢/u, 'H₂'],
  ['VOC', /挥发性有机/u, 'VOCₛ'],
  ['m', /平方|面积/u, 'm²'],
  ['m', /立方|容积|水量/u, 'm³'],
  ['km', /平方|面积/u, 'km²'],
  ['km', /立方|容积|水量/u, 'km³'],
];

const glossReach = 14;
const formula = /(?<![A-Za-z?])(VOC|CO|SO|NO|NH|CH|O|H|km|m)\?(?![A-Za-z0-9?=&/])/gu;

const lost = (source: string, start: number, end: number, suggestion: string | null): Finding => ({
  rule: 'text/lost-characters',
  params: { found: source.slice(start, end) },
  level: 'ask',
  span: [start, end],
  suggestion,
});

const wholeFormula = (name: string, plain: string, at: number, end: number): string | null => {
  const near = plain.slice(Math.max(0, at - glossReach), at) + plain.slice(end, end + glossReach);
  return glosses.find(([part, gloss]) => part === name && gloss.test(near))?.[2] ?? null;
};

/** A formula needs Chinese on one side and a gloss or a digit before a unit: `URL?` and `http://…?` are none. */
const formulas = (source: string, plain: string): readonly Finding[] =>
  [...plain.matchAll(formula)].flatMap((match) => {
    const end = match.index + match[0].length;
    const around = (plain[match.index - 1] ?? '') + (plain[end] ?? '');
    if (!/[一-鿿，、。,()（）0-9]/u.test(around)) return [];
    return [lost(source, match.index, end, wholeFormula(match[1] as string, plain, match.index, end))];
  });

const asking = /什么|怎么|怎样|如何|为何|何时|何处|哪|谁|吗|呢|多少|是否|几|难道|岂|能否|可否|有没有|是不是/u;

/** Each way begins with the sign itself: what stands before it is looked at only there. */
const replaced = /\ufffd[\ufffd?]*|\?{2,}|〓+|\?(?<=[一-鿿、,，(（;；:：]\?)(?=[一-鿿])/gu;

/** A question may use the narrow mark; a title or a list of work asks none. */
const isQuestion = (plain: string, at: number): boolean => {
  const before = plain.slice(Math.max(0, at - 24), at);
  return asking.test(before.slice(before.search(/[^。！!\n]*$/u)));
};

const replacements = (source: string, plain: string): readonly Finding[] =>
  [...plain.matchAll(replaced)].flatMap((match) => {
    if (match[0].startsWith('?') && isQuestion(plain, match.index)) return [];
    return [lost(source, match.index, match.index + match[0].length, null)];
  });

const anySign = /[\ufffd?〓]/u;

/** `plain` is the source in Simplified script. */
export const findLostCharacters = (source: string, plain: string): readonly Finding[] => {
  if (!anySign.test(source)) return [];
  return [...formulas(source, plain), ...replacements(source, plain)];
};
