/** The unit before its work: `1.县交通局:负责…`, or a heading that is a unit with its tasks below. Read only where neighbours do the same. */
import { gaps, printed } from '../flow/flow.js';
import { ranks } from '../numbering/candidates.js';
import { type Clause, emptyClause } from '../responsibility/clause.js';
import { isGroupName, readsAsUnit } from '../responsibility/unit-words.js';
import type { Node } from '../structure/outline.js';
import { endOfBranch, rankOf } from '../structure/outline.js';
import type { Walk } from './collect.js';
import { headOf, notesOf } from './collect.js';
import { type Range, trimRange } from './item.js';

/** Fewer neighbours in the same form are no list of duties. */
const fewestNeighbours = 3;
const longestNames = 60;

const isNameList = (words: string): boolean =>
  words.length >= 3 &&
  words.length <= longestNames &&
  words.split(/[、,]/).every((name) => readsAsUnit(name) || isGroupName(name)) &&
  /[^级]..$/.test(words);

type Opening = {
  readonly number: string | null;
  readonly clause: Clause;
  readonly wordsStart: number;
  readonly start: number;
  readonly end: number;
};

const clauseOf = (start: number, end: number, text: string): Clause => {
  const clause = emptyClause();
  let from = start;
  for (const part of text.slice(start, end).split(/[、,]/)) {
    clause.names.push({ start: from, end: from + part.length, role: 'responsible', group: isGroupName(part), suffix: null, unsure: false });
    from += part.length + 1;
  }
  return clause;
};

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑罗梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const title =
  '书记|省长|市长|县长|区长|州长|镇长|乡长|主任|局长|厅长|部长|主席|秘书长|委员|常委|主委|总经理|董事长|校长|院长|所长|站长|处长|科长|经理|组长|队长|同志';
const official = new RegExp(`^([^:。;]{0,24}(?:${title}))([${surnames}][一-鿿·]{1,3}?)(?:同志)?[:,]`);

/** `副市长张三:为第一责任人`: a person before the work. */
const officialOpening = (text: string, start: number, end: number): { readonly clause: Clause; readonly wordsStart: number } | null => {
  const found = official.exec(text.slice(start, Math.min(end, start + 40)));
  if (!found) return null;
  const [all, post = '', name = ''] = found;
  const clause = emptyClause();
  clause.officials.push({ name: [start + post.length, start + post.length + name.length], title: [start, start + post.length] });
  return { clause, wordsStart: start + all.length };
};

const openingIn = (text: string, start: number, end: number): { readonly clause: Clause; readonly wordsStart: number } | null => {
  const words = text.slice(start, Math.min(end, start + longestNames + 1));
  const at = words.search(/[:。]/);
  if (at < 3) return null;
  if (!isNameList(words.slice(0, at))) return officialOpening(text, start, end);
  if (words.charAt(at) === '。' && !/^(?:负责|承担|做好|牵头|配合|指导|组织|落实|加强|协助)/.test(words.slice(at + 1))) return null;
  return { clause: clauseOf(start, start + at, text), wordsStart: start + at + 1 };
};

const openingOf = (walk: Walk, node: Node): Opening | null => {
  if (node.children.length > 0 && node.children.some((child) => rankOf(child) <= ranks.arabic)) return null;
  const found = openingIn(walk.flow.text, node.body, node.end);
  return found && { ...found, number: node.marker?.number || null, start: node.start, end: endOfBranch(node) };
};

const addOpenings = (walk: Walk, openings: readonly Opening[], path: readonly string[]): void => {
  walk.unitFirst += 1;
  for (const { number, clause, wordsStart, start, end } of openings) {
    const text = trimRange(walk.flow.text, wordsStart, end);
    if (text[1] > text[0])
      walk.items.push({ number, path, text: [text], extent: [start, end], notes: [], clauses: [clause], doubts: [], indicator: false });
  }
};

/** True where the children were read as units with their work. */
export const unitFirstItems = (walk: Walk, node: Node, path: readonly string[]): boolean => {
  const openings = node.children
    .map((child) => (notesOf(walk, child).length === 0 ? openingOf(walk, child) : null))
    .filter((o) => o !== null);
  const least = walk.unitFirst > 0 ? 1 : fewestNeighbours;
  if (openings.length < least || openings.length * 10 < node.children.length * 6) return false;
  addOpenings(walk, openings, path);
  return true;
};

const paragraphsOf = (walk: Walk, node: Node): Range[] => {
  const ranges: Range[] = [];
  let from = node.body;
  for (let i = node.body + 1; i <= node.end; i += 1) {
    if (i < node.end && (walk.flow.gap[i] as number) < gaps.wide) continue;
    ranges.push([from, i]);
    from = i;
  }
  return ranges;
};

/** The same on lines without numbers. */
export const unitFirstParagraphs = (walk: Walk, node: Node, path: readonly string[]): boolean => {
  if (notesOf(walk, node).length > 0) return false;
  const openings: Opening[] = [];
  for (const [start, end] of paragraphsOf(walk, node)) {
    const found = openingIn(walk.flow.text, start, end);
    if (found && walk.flow.text.charAt(found.wordsStart - 1) === ':' && end - found.wordsStart > 4)
      openings.push({ ...found, number: null, start, end });
  }
  if (openings.length < fewestNeighbours) return false;
  const head = node.marker === null ? [] : [printed(walk.flow, ...headOf(walk, node))];
  addOpenings(walk, openings, [...path, ...head]);
  return true;
};
