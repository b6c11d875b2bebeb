/**
 * A table whose cell borders were lost: `2、制定办法6月区环保局3、开展检查12月区环保局`. Found by its head's words standing glued together; each numbered row is cut
 * where dates and names of bodies begin. Every row is asked about: the cut is a reading, never a fact.
 */
import type { Role } from '../draft.js';
import type { Flow } from '../flow/flow.js';
import { type Clause, emptyClause, type Named } from '../responsibility/clause.js';
import { isGroupName, readsAsUnit } from '../responsibility/unit-words.js';
import type { Node } from '../structure/outline.js';
import type { Item, Range } from '../tasks/item.js';

const headWord =
  '序号|编号|类别|(?:主要|重点|工作|督办|督查|具体|改革|整改)?(?:任务|事项|举措|内容|目标和措施)(?:分解)?|存在问题|(?:牵头|责任|配合|主办|协办|承办|负责|参与|实施)(?:单位|部门)|责任领导|分管领导|责任人|(?:完成|办结|实施)?(?:时限|时间|年限|期限)(?:节点|要求)?|工作要求|工作标准|目标要求|备注|指标名称|单位|属性';
const head = new RegExp(`(?:${headWord}){3,}`, 'g');
const dutyHead = /(?:牵头|责任|配合|主办|协办|承办|负责|参与|实施)(?:单位|部门)/;

/** Two heads without a mark between them: cheap to look for, and rare. */
const gluedHeads =
  /(?:任务|事项|内容|措施|问题|举措|时限|时间|年限|单位|部门|分解)(?:牵头|责任|配合|主办|协办|承办|负责|参与|实施)(?:单位|部门)|(?:单位|部门)(?:完成|办结|工作|目标|备注|时限|责任)/;

/** Heads of flattened tables, each with the stretch up to the next. */
export const flattenedHeads = (flow: Flow): readonly Range[] => {
  if (!gluedHeads.test(flow.text)) return [];
  const heads: Range[] = [];
  for (const found of flow.text.matchAll(head)) {
    const end = found.index + found[0].length;
    if (dutyHead.test(found[0]) && /任务|事项|内容|措施|举措|问题/.test(found[0]) && flow.text.charAt(end) !== ':')
      heads.push([found.index, end]);
  }
  return heads;
};

const ending =
  '(?:办公室|管委会|服务中心|中心|人民政府|政府|公司|集团|分局|局|厅|委(?!员会|托)|委员会|办(?!公室|理|法)|部(?!门|署)|单位|部门|院(?!校)|会(?!同|议)|社(?!会|区)|站|支队|大队|乡镇|街道|设区市|实验区|县区)(?:\\([^()]{1,12}\\))?';
const openName = new RegExp(`(?:省|市|县|区|州|各|国网|国家|中国|有关|相关|团省|团市|团县)[一-鿿()]{1,16}?${ending}`, 'y');
const nextName = new RegExp(`[一-鿿()]{2,16}?${ending}`, 'y');
const dateStart =
  /(?:(?:19|20)\d\d年)?(?:\d{1,2}月)(?:\d{1,2}日)?(?:底|中旬|上旬|下旬|末)?(?:前)?(?:完成)?|(?:19|20)\d\d年(?:底|末)?(?:前)?|全年|持续推进|长期坚持|年底前/g;
const shortestTask = 4;

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** Names one after the other from `at`; where two stand without a mark between them the next column begins. */
const runAt = (text: string, at: number, end: number, roles: readonly Role[]): Named[] => {
  const names: Named[] = [];
  let column = 0;
  let from = at;
  while (from < end) {
    const parted = names.length > 0 && /[、,]/.test(text.charAt(from));
    const start = parted ? from + 1 : from;
    const words = matchAt(openName, text, start) ?? (parted ? matchAt(nextName, text, start) : null);
    if (words === null || start + words.length > end || (!readsAsUnit(words) && !isGroupName(words))) break;
    if (names.length > 0 && !parted) column += 1;
    from = start + words.length;
    names.push({
      start,
      end: from,
      role: roles[Math.min(column, roles.length - 1)] ?? 'responsible',
      group: isGroupName(words),
      suffix: null,
      unsure: false,
    });
  }
  return names;
};

const lengthOf = (names: readonly Named[]): number => (names.length === 0 ? 0 : names.at(-1)!.end - names[0]!.start);

/** The longest run of names in the row: a name inside the task's words stands alone. */
const namesIn = (text: string, start: number, end: number, roles: readonly Role[]): Named[] => {
  let best: Named[] = [];
  for (let at = start + shortestTask; at < end; at += 1) {
    if (/[由向与和对、“《(]/.test(text.charAt(at - 1))) continue;
    const run = runAt(text, at, end, roles);
    if (lengthOf(run) > lengthOf(best)) best = run;
    if (run.length > 0) at = run.at(-1)!.end - 1;
  }
  return best;
};

const roleOfHead = (words: string): Role => (/牵头/.test(words) ? 'lead' : /配合|协办|参与/.test(words) ? 'support' : 'responsible');
const rolesOf = (words: string): Role[] =>
  [...words.matchAll(/(?:牵头|责任|配合|主办|协办|承办|负责|参与|实施)(?:单位|部门)/g)].map((found) => roleOfHead(found[0]));

const dateIn = (text: string, start: number, end: number, names: readonly Named[]): Range | null => {
  const first = names[0]?.start ?? end;
  const last = names.at(-1)?.end ?? start;
  for (const found of text.slice(start, end).matchAll(dateStart)) {
    const at = start + found.index;
    const to = at + found[0].length;
    if (to === first || at === last) return [at, to];
  }
  return null;
};

const readFlatRow = (flow: Flow, node: Node, end: number, roles: readonly Role[]): Item => {
  const names = namesIn(flow.text, node.body, end, roles);
  const date = dateIn(flow.text, node.body, end, names);
  const cut = Math.min(names[0]?.start ?? end, date ? date[0] : end);
  const rest = Math.max(names.at(-1)?.end ?? cut, date ? date[1] : cut);
  const clause: Clause = { ...emptyClause(), names, deadline: date, details: rest < end ? [[rest, end]] : [] };
  return {
    number: node.marker?.number || null,
    path: [],
    text: [[node.body, cut]],
    extent: [node.start, end],
    notes: [],
    clauses: [clause],
    doubts: [{ rule: 'table/flattened', range: [node.start, Math.min(end, node.start + 1400)], params: {} }],
    indicator: false,
  };
};

/** Rows of the flattened tables that nothing else has read. */
export const flattenedItems = (flow: Flow, nodes: readonly Node[], read: readonly Item[]): readonly Item[] => {
  const heads = flattenedHeads(flow);
  const [first] = heads;
  if (!first) return [];
  const roles = rolesOf(flow.text.slice(...first));
  const items: Item[] = [];
  for (const node of nodes) {
    if (node.marker?.kind !== 'arabic' || node.children.length > 0) continue;
    const within = heads.length > 1 || node.start >= first[0];
    if (!within || read.some((item) => item.extent[0] < node.end && item.extent[1] > node.start)) continue;
    const head = heads.find(([start]) => start > node.start && start < node.end);
    const end = head ? head[0] : node.end;
    if (end - node.body > shortestTask) items.push(readFlatRow(flow, node, end, roles));
  }
  return items;
};
