/** What a column holds, told by the words of its head; on folded text without white space. */
import type { Role } from '../draft.js';
import { labelAlone, slotOf } from '../responsibility/labels.js';

export type Column =
  | { readonly kind: 'number' }
  | { readonly kind: 'task' }
  | { readonly kind: 'category' }
  | { readonly kind: 'indicator' }
  | { readonly kind: 'duty'; readonly role: Role }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'officials'; readonly title: string }
  | { readonly kind: 'assessor' }
  | { readonly kind: 'detail' };

const numberHead = /^(?:序号|编号|项次|序|号|no\.?|顺序号?|项目序号)$/i;
const categoryHead = /^(?:.{0,4}(?:类别|领域|分类|方面|板块|大项|类型|考核项目|一级[^、]{0,4}|存在问题|问题|章节|总体要求|重点领域))$/;
const indicatorHead = /指标(?:名称)?$|^指标/;
const taskHead =
  /^(?:.{0,8}(?:任务(?:内容|事项|名称|要点|分解|清单)?|事项(?:名称|内容)?|内容|措施|举措|要点|工作|项目(?:名称|内容)?|做法|工程|政策|条款|职责|实事|建议|行动|整改目标和措施))(?:\([^()]{1,10}\))?$/;
const detailHead = /要求|标准|目标|成果|成效|备注|说明|分值|进展|依据|形式|得分|来源|联系|电话|状态|基期|属性|单位\(|地点|资金|投资|规模/;

/** null where the words are no head of a column. */
export const columnOf = (words: string): Column | null => {
  if (words.length === 0 || words.length > 20) return null;
  if (numberHead.test(words)) return { kind: 'number' };
  const label = labelAlone.exec(words);
  const slot = label ? slotOf(label) : null;
  if (slot?.kind === 'duty') return { kind: 'duty', role: slot.role };
  if (slot?.kind === 'deadline' || /^(?:完成|办结|实施|推进)?(?:时间|时限|期限|年限|年度|进度)(?:要求|节点|安排)?$/.test(words))
    return { kind: 'deadline' };
  if (slot?.kind === 'officials') return { kind: 'officials', title: words };
  if (slot?.kind === 'assessor') return { kind: 'assessor' };
  if (/^(?:分管|包联|挂点|联系|牵头|责任)?(?:市|县|区|省)?(?:级)?(?:责任)?领导$/.test(words)) return { kind: 'officials', title: words };
  if (/^(?:市级|县级|省级|区级)?(?:牵头|主办)(?:单位|部门)?$/.test(words)) return { kind: 'duty', role: 'lead' };
  if (/^(?:责任|承办|实施|落实)(?:主体|部门|单位|科室)?(?:\(.*\))?$/.test(words)) return { kind: 'duty', role: 'responsible' };
  if (/^(?:配合|协办|参与)$/.test(words)) return { kind: 'duty', role: 'support' };
  if (categoryHead.test(words)) return { kind: 'category' };
  if (indicatorHead.test(words)) return { kind: 'indicator' };
  if (taskHead.test(words) && !/(?:要求|标准)$/.test(words)) return { kind: 'task' };
  return detailHead.test(words) ? { kind: 'detail' } : null;
};

const keyWords: readonly (readonly [RegExp, Column])[] = [
  [/^(?:wc|bj|js)(?:sj|sx|qx|nx)$/i, { kind: 'deadline' }],
  [/^(?:gz)?(?:rw|nr|yd|cs)(?:nr|mc)?$|^gznr$|^rwmc$|^xmmc$/i, { kind: 'task' }],
  [/^(?:id|no|num(?:ber)?|seq|xh|index|order|sort|序号|编号)$/i, { kind: 'number' }],
  [/lead|main|host|primary|qiantou|qtdw|牵头/i, { kind: 'duty', role: 'lead' }],
  [/^co$|^co[-_]?|support|assist|partner|coop|peihe|phdw|配合|协办|参与/i, { kind: 'duty', role: 'support' }],
  [/owner|dept|department|unit|respons|org|duty|zeren|zrdw|责任|负责|承办/i, { kind: 'duty', role: 'responsible' }],
  [/time|deadline|due|date|limit|period|finish|end|时限|时间|期限/i, { kind: 'deadline' }],
  [/task|title|name|item|content|matter|work|measure|rw|任务|事项|内容|措施/i, { kind: 'task' }],
  [/section|category|type|group|class|chapter|field|类别|领域|分类/i, { kind: 'category' }],
];

/** Keys of rows given as data: task, owner, co, time and their like. */
export const columnOfKey = (key: string): Column => {
  const known = columnOf(key);
  if (known) return known;
  for (const [pattern, column] of keyWords) if (pattern.test(key)) return column;
  return { kind: 'detail' };
};
