/**
 * Clauses of a task and the quantities they set. A quantity is a number with a unit that the work has to reach; a date, a name (119, G60, P2),
 * an attribute (时速250公里以上的高铁) and 一批 are none. It must never report a number it cannot say the subject of.
 */
import type { Bound, Clause, Quantity, Span } from '../draft.js';
import { foldScript } from '../script/script.js';
import { arabicNumber, chineseNumber, halfWidth, multiplierOf, numberValue } from './numbers.js';

const timeUnits = '分钟|小时|秒钟|秒|个工作日|工作日|个月|天';
const units = [
  '个百分点|百分点|%|‰|成|倍',
  timeUnits,
  '平方公里|平方千米|立方米|平方米|公里|千米|海里|厘米|毫米|米|公顷|亩|标准箱|标箱|TEU',
  '吨标准煤|吨|千克|公斤|千瓦时|千瓦|兆瓦时|兆瓦|吉瓦|度电|升|兆|Gbps|Mbps',
  '元|美元|美金|人次|架次|人|户|家|名|辆|艘|架|台套|台|套|座|处|所|间|栋|张床位|张|床|株|头|只|种|类|篇|册|部|项|条|件|宗|起|场次|场|次|个|位|对|片|班列|列|支|盏|根|块|孔|口|眼|批次|公众号|平台',
].join('|');

/** Units a Chinese numeral may stand before; others (一体, 两岸, 三省) make a word. */
const countUnits = '个|项|条|家|座|处|所|场|次|件|种|类|支|名|个以上|分钟|小时|天|倍|成';
const measured = new RegExp(
  `(?:(${arabicNumber})[-—–~～]{1,2})?(${arabicNumber})(?:余|多)?(百万|千万|万亿|亿|万|千|百)?(?:余|多)?(${units})|(${chineseNumber})(?:余|多)?(${countUnits})`,
  'gu',
);

/** Most clauses set no number at all. */
const mayMeasure = new RegExp(`[0-9０-９]|${chineseNumber}(?:余|多)?(?:${countUnits})`, 'u');

/** 。；;!！ */
const isClauseMark = (unit: number): boolean => unit === 0x3002 || unit === 0xff1b || unit === 0x3b || unit === 0x21 || unit === 0xff01;
const segmentMarks = ',，、:：。；;()（）[]【】“”"';
const segmentMark = /[,，、:：。；;()（）[\]【】“”"]/u;

/** A Chinese numeral counts only where a word sets it as an aim: 培育两个, 至少一个; 两项补贴 is a name. */
const setting =
  /(?:至少|不少于|不低于|不超过|不多于|达到|达|突破|超过|新增|建成|完成|培育|打造|建设|组建|创建|引进|认定|储备|选派|建立|设立|每年|累计|力争|总数)(?:有|了|出|培育|建设|建成|形成|举办|开展)?$/u;

const atMostBefore =
  /(?:不超过|不高于|不大于|不多于|控制在|低于|少于|小于|缩短(?:到|至)|压缩(?:到|至)|压减(?:到|至)|降(?:到|至|低到|低至)|下降(?:到|至)|减少到|减至|限制在)[^,，。]{0,3}$/u;
const notBelow = /不(?:低于|少于|小于)[^,，。]{0,3}$/u;
const aboutBefore = /(?:接近|大约|约|约为|大概|基本达到)$/u;
const exactBefore = /(?:等于|保持在|稳定在|维持在)$/u;

const isTime = new RegExp(`^(?:${timeUnits})$`, 'u');

/** `before` and `after` lie in the same clause, around the number. */
export const boundOf = (before: string, after: string, unit: string): Bound => {
  if (notBelow.test(before)) return '>=';
  if (atMostBefore.test(before) || /^(?:以内|之内|以下|内(?=[,，、。；;完办]|$))/u.test(after)) return '<=';
  if (aboutBefore.test(before) || /^(?:左右|上下)/u.test(after)) return '~';
  if (exactBefore.test(before)) return '=';
  if (/^(?:以上|及以上)/u.test(after) || /(?:达到?|突破|超过|至少|不少于|提高到|提升到|增加到)$/u.test(before)) return '>=';
  return isTime.test(unit) ? '<=' : '>=';
};

const leadWords =
  /^(?:到?(?:19|20)\d\d年(?:底|末|年底)?(?:前)?|“?十[二三四五六]五”?(?:末|期末|期间)?|力争(?:在)?|争取|确保|使|实现|其中|并|且|到|以|在|全年|每年|共|总|将|把|推动|推进)+/u;
const tailWords =
  /(?:的?(?:比例|目标)?(?:可|按|占|均|都|要|应|须|总体|基本|全部|力争|稳定|保持|提高|提升|增加|扩大|缩短|压缩|压减|控制|降低|下降|减少|分别)*(?:达到?|突破|超过|接近|不低于|不少于|不超过|不高于|至少|至|到|在|为|约|大约|低于|高于|大于|小于|以上|新增|共|累计|等于|维持在|保持在|稳定在|有)+)$/u;

const opening = /[(（][^()（）]*[)）]$/u;

/** Where the words behind the last mark begin. */
const startOfSegment = (words: string): number => {
  let start = words.length;
  while (start > 0 && !segmentMarks.includes(words.charAt(start - 1))) start -= 1;
  return start;
};

/** Where the words before a number end: a bracket between them and the number is passed over. */
const endOfWords = (before: string): number => before.length - (opening.exec(before)?.[0].length ?? 0);

const subjectAhead = (after: string): Span | null => {
  const skipped = /^(?:以上|以下|以内|之内|及以上)*的?/u.exec(after)?.[0].length ?? 0;
  const ahead = after.slice(skipped);
  if (/^(?:左右|上下|内[,，、。；;]|完成)/u.test(ahead)) return null;
  const mark = ahead.search(segmentMark);
  const number = ahead.search(/[和及与]\d/u);
  const length = Math.min(...[mark, number, ahead.length, 30].filter((at) => at >= 0));
  const words = ahead.slice(0, length).replace(/[和及与或]$/u, '');
  return words.trim().length > 1 ? [skipped, skipped + words.length] : null;
};

const subjectBehind = (before: string): Span => {
  const end = endOfWords(before);
  const words = before.slice(0, end);
  const segment = words.slice(startOfSegment(words));
  const trimmed = segment
    .replace(tailWords, '')
    .replace(leadWords, '')
    .replace(/(?:的|分别)$/u, '');
  const start = segment.lastIndexOf(trimmed);
  const from = end - segment.length + start - before.length;
  return [from, from + trimmed.length];
};

const isShare = (unit: string): boolean => /^(?:%|‰|个百分点|百分点|倍|成)$/u.test(unit);

/** The words a number before them counts (1分钟应急接警), or the words before it (城镇化率达到66%); places from the number's end or start. */
const subjectOf = (before: string, after: string, unit: string): { readonly span: Span; readonly ahead: boolean } => {
  const ahead = isShare(unit) && !/^的/u.test(after) ? null : subjectAhead(after);
  return ahead ? { span: ahead, ahead: true } : { span: subjectBehind(before), ahead: false };
};

const isName = (before: string): boolean => /[A-Za-z0-9.+\-—–－/第〔[]$/u.test(before);
/** 时速250公里以上的, 20万吨级, 5个小时的: they say which, not how many. */
const isAttribute = (before: string, after: string, unit: string): boolean =>
  /^(?:(?:以上|以下|以内|左右|及以上)的|级|型|期|火警|热线)/u.test(after) ||
  /时速$/u.test(before) ||
  (/^的/u.test(after) && !isShare(unit));

export type Measure = { readonly quantity: Quantity; readonly at: Span; readonly before: string; readonly after: string };

const reach = 60;

type Found = { readonly plain: string; readonly words: string; readonly previous: Measure | null };

/** 增长25% after 接待游客290万人次 is the growth of what was named; 5000元 after 10000元、 is of the same. */
const inherited = (of: string, at: number, { plain, previous }: Found): string => {
  if (!previous) return of;
  if (/^(?:年均|同比|均)?(?:增长|下降|提高|减少|降低|增加|增長|減少)$/u.test(of)) return previous.quantity.of + of;
  return of === '' && /^[、,，和及与]$/u.test(plain.slice(previous.at[1], at)) ? previous.quantity.of : of;
};

const wordsOf = (words: string, at: Span, subject: { readonly span: Span; readonly ahead: boolean }): string => {
  const base = subject.ahead ? at[1] : at[0];
  return words.slice(base + subject.span[0], base + subject.span[1]).trim();
};

const isSet = (before: string, after: string, chinese: string | undefined): boolean =>
  chinese === undefined || setting.test(before) || /^(?:以上|左右|以内)/u.test(after);

const measureAt = (match: RegExpMatchArray, found: Found): Measure | null => {
  const start = match.index as number;
  const at: Span = [start, start + match[0].length];
  const before = found.plain.slice(Math.max(0, at[0] - reach), at[0]);
  const after = found.plain.slice(at[1], at[1] + reach);
  const [, low, arabic, scale = '', arabicUnit, chinese, countUnit] = match;
  const unit = (arabicUnit ?? countUnit) as string;
  if (isName(before) || isAttribute(before, after, unit) || !isSet(before, after, chinese)) return null;
  const of = inherited(wordsOf(found.words, at, subjectOf(before, after, unit)), at[0], found);
  if (of === '') return null;
  const value = numberValue((low ?? arabic ?? chinese) as string);
  const printed = found.words.slice(at[1] - unit.length, at[1]);
  return { quantity: { ...scaled(value, scale, printed), bound: boundOf(before, after, unit), of }, at, before, after };
};

/** 亿元 and 万亩 stay units of their own, as tables print them; 三千 is a number. */
const scaled = (value: number, scale: string, unit: string): { value: number; unit: string } =>
  /^(?:万|亿|万亿)$/u.test(scale) ? { value, unit: scale + unit } : { value: value * multiplierOf(scale), unit };

/** The measures of a stretch of text without clause marks; `at` counts from its start. */
export const readMeasures = (words: string): readonly Measure[] => {
  const folded = foldScript(words);
  if (!mayMeasure.test(folded)) return [];
  const plain = halfWidth(folded);
  const found: Measure[] = [];
  for (const match of plain.matchAll(measured)) {
    const measure = measureAt(match, { plain, words, previous: found.at(-1) ?? null });
    if (measure) found.push(measure);
  }
  return found;
};

/** No letter of Chinese is white space, nor any mark but the wide space. */
const isSpace = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 0x09 && unit <= 0x0d) ||
  (unit >= 0xa0 && unit <= 0x3000 && String.fromCharCode(unit).trim() === '') ||
  unit === 0xfeff;

/** Without white space at its ends. */
const trimmedSpan = (source: string, start: number, end: number): Span => {
  let [from, to] = [start, end];
  while (from < to && isSpace(source.charCodeAt(from))) from += 1;
  while (to > from && isSpace(source.charCodeAt(to - 1))) to -= 1;
  return [from, to];
};

const holdsWords = (source: string, [start, end]: Span): boolean => {
  for (let at = start; at < end; at += 1) {
    const unit = source.charCodeAt(at);
    if (!isClauseMark(unit) && !isSpace(unit)) return true;
  }
  return false;
};

const clauseSpans = (source: string, [start, end]: Span): readonly Span[] => {
  const spans: Span[] = [];
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (!isClauseMark(source.charCodeAt(at))) continue;
    spans.push(trimmedSpan(source, from, at + 1));
    from = at + 1;
  }
  spans.push(trimmedSpan(source, from, end));
  return spans.filter((span) => holdsWords(source, span));
};

/** A line break inside a sentence is the page's, not the sentence's. */
export const unbroken = (text: string): string => text.replace(/[\n\r][\s]*/gu, '');

/** Sentence and semicolon clauses of a stretch of the source, each with the quantities it sets; `text` is without line breaks. */
export const readClauses = (source: string, span: Span): readonly Clause[] =>
  clauseSpans(source, span).map((at) => {
    const text = unbroken(source.slice(at[0], at[1]));
    return { text, span: at, quantities: readMeasures(text).map(({ quantity }) => quantity) };
  });
