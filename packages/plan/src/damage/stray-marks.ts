/** Marks that do not belong: pinyin in brackets, spaces in lists, small or mixed forms, what cannot be stored, marks that turn the line round. */
import type { Finding, FindingLevel } from '../draft.js';

type Maker = (source: string) => readonly Finding[];

const finding = (rule: string, level: FindingLevel, source: string, start: number, end: number, suggestion: string | null): Finding => ({
  rule,
  params: { found: source.slice(start, end) },
  level,
  span: [start, end],
  suggestion,
});

const each =
  (
    rule: string,
    level: FindingLevel,
    pattern: RegExp,
    suggest: (found: string) => string | null,
    applies: (found: string) => boolean = () => true,
  ): Maker =>
  (source) =>
    [...source.matchAll(pattern)]
      .filter(([found]) => applies(found))
      .map((match) => finding(rule, level, source, match.index, match.index + match[0].length, suggest(match[0])));

const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/u;
const syllable =
  /^[(（](?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve|ü)[1-5]?[)）]$/u;
/** Letters in brackets that are no reading: units and abbreviations. */
const notReading = /^[(（](?:a|e|i|o|u|v|m|an|en|ha|mu)[)）]$/u;

const isPinyin = (found: string): boolean =>
  toned.test(found) || (syllable.test(found.toLowerCase()) && found === found.toLowerCase() && !notReading.test(found));

const pinyin = each('text/pinyin', 'warn', /[(（](?<=[一-鿿].)[a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,7}[1-5]?[)）]/gu, () => '', isPinyin);

const straySpace = each(
  'text/stray-space',
  'warn',
  /[ \t\u00a0\u3000](?:(?<=、.)[ \t\u00a0\u3000]{0,7}(?=[一-鿿])|(?<=[一-鿿].)[ \t\u00a0\u3000]{0,7}(?=、))/gu,
  () => '',
);

const smallForms = each('text/mixed-width', 'warn', /[\ufe50-\ufe6b]{1,20}/gu, (found) => found.normalize('NFKC'));
const mixedDigits = each(
  'text/mixed-width',
  'warn',
  /(?<![0-9０-９])[0-9０-９]{2,20}(?![0-9０-９])/gu,
  (found) => found.normalize('NFKC'),
  (found) => /[0-9]/u.test(found) && /[０-９]/u.test(found),
);

const nulls = each('text/unstorable', 'warn', /\0{1,1000}/gu, () => '');
const halfPairs = each('text/unstorable', 'ask', /\p{Cs}{1,1000}/gu, () => null);
/** Most texts hold no pair at all, which is seen sooner than that each is whole. */
const loneSurrogates: Maker = (source) => (/[\ud800-\udfff]/.test(source) ? halfPairs(source) : []);
const directionMarks = each('text/direction-marks', 'warn', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,1000}/gu, () => '');

export const findStrayMarks: Maker = (source) =>
  [pinyin, straySpace, smallForms, mixedDigits, nulls, loneSurrogates, directionMarks].flatMap((find) => find(source));
