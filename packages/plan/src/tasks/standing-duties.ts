/**
 * Papers that found a leading group or lay down rules say what each member does for good: 市水利局：负责水情监测. That is no plan with tasks to be closed,
 * though it has the form of units before their work. It looks at the head of the paper and at how its items were read, never at their words.
 */
import type { Flow } from '../flow/flow.js';
import type { Item } from './item.js';

const headLength = 240;
const foundsGroup =
  /关于(?:成立|调整|设立|组建|建立)[^。;]{2,50}(?:领导小组|指挥部|委员会|联席会议(?:制度)?|协调机制|工作组|小组|专班)[^。;]{0,10}的(?:通知|决定|函)/;
const laysDownRules = /(?:办法|规定|细则|条例|规则|预案|章程)(?:\([^()]{2,6}\))?》?的?通知/;

export const areStandingDuties = (flow: Flow, items: readonly Item[]): boolean => {
  if (items.length === 0 || items.some((item) => item.notes.length > 0)) return false;
  const head = flow.text.slice(0, headLength);
  return foundsGroup.test(head) || laysDownRules.test(head);
};
