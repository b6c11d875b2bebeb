/**
 * Papers that are full of the same words and divide no work: those that found a leading group, lay down rules, explain a policy. They say what a body
 * does for good (市水利局：负责水情监测) or in passing (（由市财政局负责）), which is no task to be closed. It looks at the head of the paper and at the
 * form of its notes, never at the words of an item.
 */
import { type Flow, gaps } from '../flow/flow.js';
import type { Note } from '../responsibility/notes.js';
import type { Node } from '../structure/outline.js';
import type { Item } from './item.js';

const headLength = 240;
const longestTitle = 90;
const rules = '(?:办法|规定|细则|条例|规则|预案|章程)(?:\\([^()]{2,6}\\))?';
const isTitleOfRules = new RegExp(`(?:${rules}》?的?通知|(?:${rules}|解读|政策问答|答记者问)$)`);
const foundsGroup =
  /关于(?:成立|调整|设立|组建|建立)[^。;]{2,50}(?:领导小组|指挥部|委员会|联席会议(?:制度)?|协调机制|工作组|小组|专班)[^。;]{0,10}的(?:通知|决定|函)/;
/** Words that cite another paper, and numbers, open no title. */
const opensNoTitle = /^(?:根据|按照|依据|为|贯彻|落实|现|经)|^(?:[一二三四五六七八九十]{1,3}、|[(第\d])/;

/** The lines at the head of the paper; one long line counts up to its first full stop or colon. */
const headLines = (flow: Flow): readonly string[] => {
  const lines: string[] = [];
  let from = 0;
  for (let i = 1; i <= Math.min(headLength, flow.text.length); i += 1) {
    if (i < flow.text.length && (flow.gap[i] as number) < gaps.wide && i - from < longestTitle) continue;
    lines.push(flow.text.slice(from, i).split(/[。:]/)[0]!);
    while (i < flow.text.length && i < headLength && (flow.gap[i] as number) < gaps.wide) i += 1;
    from = i;
  }
  return lines;
};

const isNoPlanByHead = (flow: Flow): boolean =>
  headLines(flow).some((line) => !opensNoTitle.test(line) && (foundsGroup.test(line) || isTitleOfRules.test(line)));

export const areStandingDuties = (flow: Flow, items: readonly Item[]): boolean =>
  items.length > 0 && items.every((item) => item.notes.length === 0) && isNoPlanByHead(flow);

/** So few among so many numbers are asides. */
const fewNotes = 3;

const saysInPassing = ({ clause, form }: Note): boolean =>
  form === 'bracket' && clause.labels === 0 && clause.carried.length === 0 && !clause.firstListedLeads && clause.officials.length === 0;

/** A few brackets that name a body, in a paper whose numbers mostly name none, or whose title says that it is no plan. */
export const areAsides = (flow: Flow, nodes: readonly Node[], notes: readonly Note[]): boolean => {
  if (notes.length === 0 || !notes.every(saysInPassing)) return false;
  const leaves = nodes.filter((node) => node.marker !== null && node.children.length === 0).length;
  return isNoPlanByHead(flow) || (notes.length <= fewNotes && notes.length * 3 < leaves);
};
