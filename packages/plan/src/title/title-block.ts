/**
 * The title block: title, issuer, document number, day of issue, from what stands before the body and from the signature at the end.
 * Words are given as printed, the day as ISO. What is not printed is null; it must never be made up from a file name or the body.
 */
import type { TitleBlock } from '../draft.js';
import { foldScript } from '../script/script.js';

const headLength = 4000;
const tailLength = 400;

const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

type Head = { readonly words: string; readonly plain: string };

const headOf = (source: string, bodyStart: number): Head => {
  const words = source.slice(0, Math.min(Math.max(bodyStart, 0), headLength));
  return { words, plain: halfWidth(foldScript(words)) };
};

/** 鄂政办发〔2022〕16号, in any of the brackets met: 〔〕 [] () 【】 ［］ and the mistyped 【2022〕. Source: GB/T 9704-2012, 7.2.5. */
const numberPattern = /([一-鿿]{1,14}?)\s*[〔[（(【［﹝「]\s*((?:19|20)\d\d)\s*(?:年)?[〕\])）】］﹞」]\s*(?:第)?\s*(\d{1,5})\s*号/gu;

/** Agency words end in 发, 函, 办, 字 …; what stands before them on the same line (a title that runs into it) is left away. */
const agencyTail =
  /[一-鿿]{0,3}?(?:[京津冀晋蒙内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云滇藏陕甘陇青宁新兵国中]|)[一-鿿]{0,9}(?:发|函|字|令|办|规|通|复|电|文|委|综|法|垄|规划|改|政)$/u;
const titleEnding = /^.*(?:通知|方案|意见|规划|计划|办法|决定|措施|分工|要点|细则|工作|公告|函(?=[一-鿿])|报告|批复)(?=[一-鿿]{2,})/u;

const trimmedAgency = (agency: string): string => {
  const afterTitle = agency.replace(titleEnding, '');
  return agencyTail.test(afterTitle) ? afterTitle : agency;
};

/** Numbers inside 《…》（…号） or in a sentence (根据…) cite another paper. */
const isCited = (plain: string, at: number, end: number): boolean => {
  const before = plain.slice(Math.max(0, at - 40), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return /(?:》\s*[（(]?|(?:根据|按照|贯彻|依据|落实)[^。》通]{0,30}|[（(])$/u.test(line) || /^[）)]/u.test(plain.slice(end));
};

type Found = { readonly text: string; readonly start: number; readonly end: number };

const documentNumber = ({ words, plain }: Head): Found | null => {
  for (const match of plain.matchAll(numberPattern)) {
    const agency = trimmedAgency(match[1] as string);
    const start = match.index + (match[1] as string).length - agency.length;
    const end = match.index + match[0].length;
    if (!isCited(plain, start, end)) return { text: words.slice(start, end).replace(/\s+/gu, ''), start, end };
  }
  return null;
};

const chineseDigits = '〇一二三四五六七八九';
const chineseNumber = (text: string): number => {
  if (/^\d+$/u.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text];
  const digit = (word: string, otherwise: number): number => (word === '' ? otherwise : Math.max(0, chineseDigits.indexOf(word)));
  return (tens === '0' ? 0 : digit(tens as string, 1) * 10) + digit(ones as string, 0);
};

const chineseYear = (text: string): number =>
  /\d/u.test(text) ? Number(text) : Number(Array.from(text.replace(/[零○Ｏ0]/gu, '〇'), (digit) => chineseDigits.indexOf(digit)).join(''));

const datePattern =
  /((?:19|20)\d\d|[一二][〇零○O0一二三四五六七八九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日/gu;

const isoDay = (year: number, month: number, day: number): string | null => {
  const last = [31, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (last === undefined || day < 1 || day > last || year < 1949 || year > 2149) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** A day stands as the day of issue where it ends a line or a signature, not inside a sentence. */
const isSignature = (plain: string, end: number): boolean =>
  /^[\s　]*(?:$|[\n\r]|[（(]此件|[（(]公开|印发|　{2}| {2}|附件)/u.test(plain.slice(end, end + 12));

const daysIn = (plain: string): readonly { readonly on: string; readonly start: number; readonly end: number }[] =>
  [...plain.matchAll(datePattern)].flatMap((match) => {
    const on = isoDay(chineseYear(match[1] as string), chineseNumber(match[2] as string), chineseNumber(match[3] as string));
    return on === null ? [] : [{ on, start: match.index, end: match.index + match[0].length }];
  });

const issuedIn = (plain: string): { readonly on: string; readonly start: number } | null =>
  daysIn(plain).find(({ end }) => isSignature(plain, end)) ?? null;

const labelledDay = (plain: string): string | null => {
  const label = /(?:发文日期|成文日期|印发日期|发布日期|公布日期|发布时间)[\s:：]*/u.exec(plain);
  if (!label) return null;
  const rest = plain.slice(label.index + label[0].length, label.index + label[0].length + 24);
  const day = daysIn(rest)[0];
  if (day && day.start < 2) return day.on;
  const numeric = /^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})/u.exec(rest);
  return numeric ? isoDay(Number(numeric[1]), Number(numeric[2]), Number(numeric[3])) : null;
};

const titleWords = '(?:通知|方案|意见|规划|计划|办法|决定|措施|分工|分工方案|要点|细则|分解表|任务表|清单|行动计划|决议|公告|分工表|台账)';
const endsAsTitle = new RegExp(`${titleWords}$`, 'u');
const issuerBody =
  '(?:人民政府(?:办公厅|办公室)?|国务院(?:办公厅)?|委员会(?:办公厅|办公室)?|办公厅|办公室|厅|局|委|管委会|部|总局|领导小组(?:办公室)?|中共中央)';
const signedBy = new RegExp(`(?:^|[\\n\\r。；;　 ])([一-鿿]{0,24}${issuerBody})$`, 'u');
const aboutPattern = new RegExp(`^(.{2,60}?${issuerBody}(?:[ 、,，](?:[^关]{2,40}?${issuerBody}))*)\\s*关于`, 'u');

const titleEnd = new RegExp(
  `${titleWords}(?:\\s*[（(〈《]?(?:\\d{4}[-—–]\\d{4}年?|试行|修订|节选|摘编|征求意见稿|\\d{4}年版)[）)〉》]?)?$`,
  'u',
);

type Line = { readonly text: string; readonly plain: string; readonly start: number; readonly end: number };

const linesOf = ({ words, plain }: Head): readonly Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const piece of words.split(/[\n\r]|　{2,}/u)) {
    const at = words.indexOf(piece, start);
    const text = piece.trim();
    const from = at + piece.indexOf(text);
    if (text !== '') lines.push({ text, plain: plain.slice(from, from + text.length), start: from, end: from + text.length });
    start = at + piece.length;
  }
  return lines;
};

const longestTitle = 90;
const notTitle = /[。；;！!？?]|^(?:各|附件|来源|索引号|发布|字体|当前位置|首页|【|原文|一、|第一)|(?:如下|执行|印发给你们)[:：。]?$/u;

const isTitleLine = ({ plain, text }: Line): boolean => text.length <= longestTitle && titleEnd.test(plain) && !notTitle.test(plain);

/** A title of two lines begins on a line that is no sentence, number or date. */
const withLineBefore = (lines: readonly Line[], at: number): string => {
  const line = lines[at] as Line;
  const before = lines[at - 1];
  if (!before || /^关于|关于/u.test(line.plain) || line.text.length > 40) return line.text;
  const joins =
    /关于[^。]{0,40}$/u.test(before.plain) && before.text.length <= 50 && !titleEnd.test(before.plain) && !/[。:：号]$/u.test(before.plain);
  return joins ? before.text + line.text : line.text;
};

/** The plan's own title comes last before the body: after the notice that forwards it. */
const titleByLine = (lines: readonly Line[]): string | null => {
  const at = lines.findLastIndex(isTitleLine);
  return at === -1 ? null : withLineBefore(lines, at);
};

/** The head of a table whose cells were glued to it. */
const tableTitle = /^\s*([^。；;:：\n]{4,60}?(?:分解表|分工表|任务表|任务清单|台账))(?=\s|工\s*作|序\s*号|重点|牵头|责任|任务|存在|单位)/u;

/** A document of one line: the title runs until the document number, a salutation or the first sentence. */
const titleByRun = ({ words, plain }: Head, number: Found | null): string | null => {
  const table = tableTitle.exec(plain);
  if (table) return words.slice(table[0].length - (table[1] as string).length, table[0].length);
  const end = number?.start ?? plain.search(/\s|各(?:省|市|县|区|州|设区)|[。:：]/u);
  if (end < 4 || end > longestTitle) return null;
  const text = plain.slice(0, end).trim();
  return endsAsTitle.test(text) ? words.slice(0, end).trim() : null;
};

const signatureIssuer = (words: string, plain: string, until: number): string | null => {
  const before = plain.slice(0, until).trimEnd();
  const match = signedBy.exec(before);
  if (!match) return null;
  const start = before.length - (match[1] as string).length;
  return words.slice(start, start + (match[1] as string).length);
};

const issuerOfTitle = (text: string): string | null => {
  const match = aboutPattern.exec(foldScript(text));
  return match ? text.slice(0, (match[1] as string).length).trim() : null;
};

const titleIn = (head: Head, number: Found | null): string | null => titleByLine(linesOf(head)) ?? titleByRun(head, number);

/** The notice that forwards a plan names who issues it: X关于印发…的通知. */
const issuerInHead = (head: Head): string | null => {
  for (const { text, plain } of linesOf(head))
    if (text.length <= longestTitle && !/[。；]/u.test(plain)) {
      const issuer = issuerOfTitle(text);
      if (issuer) return issuer;
    }
  return null;
};

type Signature = { readonly issuer: string | null; readonly on: string | null };

const signatureIn = (words: string): Signature => {
  const plain = halfWidth(foldScript(words));
  const day = issuedIn(plain);
  return { issuer: day ? signatureIssuer(words, plain, day.start) : null, on: day?.on ?? null };
};

/** `bodyStart`: where the first section, indicator or task begins. */
export const readTitleBlock = (source: string, bodyStart: number): TitleBlock => {
  const head = headOf(source, bodyStart);
  const number = documentNumber(head);
  const title = titleIn(head, number);
  const first = signatureIn(head.words);
  const last = first.on ? first : signatureIn(source.slice(Math.max(head.words.length, source.length - tailLength)));
  return {
    title,
    issuer: (title && issuerOfTitle(title)) ?? issuerInHead(head) ?? first.issuer ?? last.issuer,
    documentNumber: number?.text ?? null,
    issuedOn: labelledDay(head.plain) ?? first.on ?? last.on,
  };
};
