/** The words that open a slot: 责任单位, 牵头部门, 完成时限, 责任领导 … and what stands in it. On folded text. */
import type { Role } from '../draft.js';
import { type Flow, gaps } from '../flow/flow.js';

/**
 * What a slot holds. `assessor` and `scope` are not responsibility, though they stand among it; `detail` is the rest of a task's form.
 */
export type Slot =
  | { readonly kind: 'duty'; readonly role: Role }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'officials' }
  | { readonly kind: 'assessor' }
  | { readonly kind: 'scope' }
  | { readonly kind: 'detail' };

const roleWord =
  '牵头|责任|负责|主要|主体|主责|第一|直接|共同|配合|协办|协助|协同|合作|参与|参加|主办|承办|实施|落实|执行|建设|承担|组织|支持|支撑|指导|督办|督查|监督|考核|督导|评估|验收|主管|完成|具体|整改|推进|分管|包联|联系|协调|行业|属地|业务|监管|项目|包抓|挂钩|挂包|包保|包挂|挂点|包案';
const bodyNoun = '单位|部门|机构|机关|主体|科室|处室|股室|地区|方';
const personNoun = '领导同志|负责同志|负责领导|责任领导|领导|负责人|责任人';
/** 牵头(责任单位): the bracket is the label's own, and no slot opens in it. */
const joint = '(?:[、及和与/]|\\((?=[^():]{2,8}\\)))?';
/** 市级责任单位, 牵头市直单位 */
const level = '(?:[省市州县区镇](?:级|直)|(?<![一-鿿])[省市州县区](?=牵头|责任|配合))?';
const dutyLabel = `${level}(?:(?:${roleWord})${joint})+\\)?${level}(?:${bodyNoun})(?:[及和与、/](?:${roleWord})+(?:${bodyNoun}|${personNoun}))?`;
const personLabel = `(?:(?:${roleWord})${joint})+[^、,;。:()]{0,3}?(?:${personNoun})|(?:第一)?责任人|负责同志|(?:省|市|县|区|州|校)级?(?:包保|包联|挂点|分管|联系|责任)?领导`;
const deadlineLabel =
  '(?:任务|工作|整改|办理|执行|办结|推进|建设|实施|计划|预计|拟)?(?:完成|办结|时间|进度|截止|整改|落实|推进)?(?:时限|期限|时间节点|时间进度|时间安排|进度安排|时间要求|时限要求|进度要求|完成时间|完成日期|完成时点|截止时间|截止日期|时间|时点|节点|日期|期程)(?:要求|安排)?';
const scopeLabel = '(?:适用|实施|推广|试点|复制推广)范围';
const detailLabel =
  '(?:工作|任务|目标|具体|主要|预期|推进|改革|阶段|年度|总体|整改|完成)?(?:目标|要求|举措|措施|成果|成果形式|标志|标准|成效|内容|进展|步骤|备注|形式|依据|主要任务)';

/** 牵头:甲;配合:乙 where a slot can open. */
const bareRole = '(?<![^([;,。、:])(?:牵头|负责|责任|主办|承办|配合|协办|协助|参与|参加)';

const labelClosed = new RegExp(
  `(?:(${dutyLabel}|${bareRole}|责任分工)|(${personLabel})|(${deadlineLabel})|(${scopeLabel})|(${detailLabel}))(?:\\([^()]{1,8}\\))?[)\\]]?(?::|——?)$`,
);
const longestLabel = 30;

/** A slot's words with their colon: where they begin and end, and what they open. */
export type Label = { readonly start: number; readonly end: number; readonly slot: Slot };

const closingMark = /:|——?/g;
const noLabels: readonly Label[] = [];

/** No label reaches over a full stop, unless in the bracket it ends with: what stands before one need not be tried. */
const behindStop = (text: string, from: number, at: number): number => {
  if (/[)\]]/.test(text.charAt(at - 1))) return from;
  let start = at;
  while (start > from && text.charCodeAt(start - 1) !== 0x3002) start -= 1;
  return start;
};

/** Every slot opened in `[start, end)`: looked for from its colon backwards, since colons are few. */
export const labelsIn = (flow: Flow, start: number, end: number): readonly Label[] => {
  const words = flow.text.slice(start, end);
  if (!/[:—]/.test(words)) return noLabels;
  const labels: Label[] = [];
  let from = start;
  for (const mark of words.matchAll(closingMark)) {
    const at = start + mark.index;
    const closed = at + mark[0].length;
    const near = behindStop(flow.text, Math.max(from, at - longestLabel), at);
    const found = near < at ? labelClosed.exec(flow.text.slice(near, closed)) : null;
    if (found) labels.push(labelAt(flow, near + found.index, closed, found));
    from = closed;
  }
  return labels;
};

/** Last words of a sentence that may look like the first of a label: 推进道路建设 / 责任单位. */
const endsSentence =
  /^(?:建设|实施|落实|推进|执行|组织|监督|考核|评估|监管|协调|支持|指导|承担|整改|工作|任务|项目)+(?=(?:牵头|责任|主要|配合|负责|协办|参与|主办|承办|完成|办结).{2})/;
const shortestBehindGap = 4;

/** Where the label's own words begin: behind the last gap inside it, and behind words of the sentence that are glued to it. */
const ownStart = (flow: Flow, start: number, closed: number): number => {
  for (let i = closed - 1 - shortestBehindGap; i > start; i -= 1)
    if (flow.gap[i] !== gaps.none && labelClosed.exec(flow.text.slice(i, closed))?.index === 0) return i;
  if (start === 0 || flow.gap[start] !== gaps.none || !/[一-鿿”]/.test(flow.text.charAt(start - 1))) return start;
  return start + (endsSentence.exec(flow.text.slice(start, closed))?.[0].length ?? 0);
};

const labelAt = (flow: Flow, start: number, closed: number, found: RegExpExecArray): Label => {
  const own = ownStart(flow, start, closed);
  const shorter = own > start ? labelClosed.exec(flow.text.slice(own, closed)) : null;
  return shorter?.index === 0 ? { start: own, end: closed, slot: slotOf(shorter) } : { start, end: closed, slot: slotOf(found) };
};

/** The same words alone: a cell of a table's head, a line without a colon. */
export const labelAlone = new RegExp(
  `^(?:(${dutyLabel})|(${personLabel})|(${deadlineLabel})|(${scopeLabel})|(${detailLabel}))(?:\\([^()]{1,8}\\))?$`,
);
/** Words of duty alone at the start of a stretch. */
export const dutyLabelAhead = new RegExp(`^(?:${dutyLabel})`);

const dutySlot = (words: string): Slot => {
  if (/考核|评估|验收|督办|督查|监督|督导/.test(words) && !/责任|负责|实施|落实/.test(words)) return { kind: 'assessor' };
  const joined = /[、及和与/]/.test(words);
  if (/牵头/.test(words) && !(joined && /责任|配合|参与/.test(words))) return { kind: 'duty', role: 'lead' };
  if (/配合|协办|协助|协同|参与|参加|支持|合作/.test(words) && !(joined && /牵头|责任/.test(words)))
    return { kind: 'duty', role: 'support' };
  return { kind: 'duty', role: 'responsible' };
};

/** What a match of a label opens. */
export const slotOf = (found: RegExpExecArray): Slot => {
  if (found[1] !== undefined) return dutySlot(found[1]);
  if (found[2] !== undefined) return { kind: 'officials' };
  if (found[3] !== undefined) return { kind: 'deadline' };
  return found[4] === undefined ? { kind: 'detail' } : { kind: 'scope' };
};
