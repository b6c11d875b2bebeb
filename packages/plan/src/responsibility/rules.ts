/**
 * Rules that a document states about its own lists: the first listed leads; X is responsible for all that follows and is not listed again.
 * On folded text.
 */
import type { Role, Span } from '../draft.js';
import { roleOfVerbs } from './verbs.js';

/** Names carried to the tasks that follow, with the whole clause that says so. */
export type CarriedWords = { readonly names: Span; readonly role: Role; readonly clause: Span };

export type Rules = { readonly firstListed: Span | null; readonly carried: readonly CarriedWords[]; readonly spans: readonly Span[] };

export const firstListed =
  /(?:(?:责任|负责|承担)(?:单位|部门)?(?:中|里)?(?:,)?)?(?:以上|各项|每项|上述|本方案|表中|其中|凡)?[^。;,、()[\]:]{0,14}?(?:第一|首位|首个|首列|最前|排头|居首|打头)[^。;,()[\]:]{0,14}?(?:为|是|系|即为|负责|作为)(?:总)?[^。;,()[\]:]{0,6}?(?:牵头)(?:责任)?(?:单位|部门|负责)?(?:人)?(?:,?(?:以)?下(?:类)?同)?(?:,其[他余][^。;()[\]]{0,16}(?:配合|责任|参与)(?:单位|部门)?)?(?:,?(?:以)?下(?:类)?同)?/;
const carriedLater =
  /(?:以下|下列|后续|其后|下文)(?:各项|所有|全部|各条|任务|工作|事项|内容|措施|重点)*(?:,)?(?:均|都|全部|皆)(?:需要?|须|由|要|应|有|涉及|为)?([^。;,]{2,40}?)(等)?((?:共同|分别|具体)?(?:配合|参与|负责|落实|牵头|协助|实施|组织)+(?:落实|负责|实施)*|为(?:责任|配合|参与|实施)单位)?(?:,?(?:不再|不)(?:一一|逐一|另行|单独|重复|再)*(?:列出|列明|列示|标注|注明|单列|罗列|赘述|列))?(?=[。;,]|$)/;
const carriedSubject =
  /([^。;,:()[\]]{2,40}?)(?:均为|为)(?:以下|各项|所有|全部|每项|上述|本方案)[^。;,]{0,12}(责任|配合|参与|落实|实施)(?:单位|部门)(?:,?(?:以下|下文|后文)?(?:不再|不)(?:一一|逐一|另行|单独|重复)*(?:列出|列明|标注|单列|罗列|列))/;

const bounded = (start: number, found: RegExpExecArray): Span => [start + found.index, start + found.index + found[0].length];

const carriedIn = (words: string, start: number): CarriedWords | null => {
  const later = carriedLater.exec(words);
  if (later) {
    const at = start + later.index + later[0].indexOf(later[1]!, 2);
    return { names: [at, at + later[1]!.length], role: roleOfVerbs(later[3] ?? ''), clause: bounded(start, later) };
  }
  const subject = carriedSubject.exec(words);
  if (!subject) return null;
  const at = start + subject.index;
  return { names: [at, at + subject[1]!.length], role: roleOfVerbs(subject[2]!), clause: bounded(start, subject) };
};

/** 带★的为牵头单位 */
const signLeads = /(?:标|带|注|加|打)[^。;,]{0,4}?[*★☆▲△#][^。;,]{0,10}?(?:为|是|系)[^。;,]{0,6}?牵头[^。;,]{0,4}/;

const mayHold = /[*★☆▲△#]|第一|首|最前|排头|打头|以下|下列|后续|其后|下文|均为|为每|为各|不再|下同/;

/** Rules said in `[start, end)`, in order; `spans` are the words to be left out of the list. */
export const findRules = (text: string, start: number, end: number): Rules => {
  const words = text.slice(start, end);
  if (!mayHold.test(words)) return { firstListed: null, carried: [], spans: [] };
  const first = firstListed.exec(words);
  const carried = carriedIn(words, start);
  const firstSpan = first ? bounded(start, first) : null;
  const sign = signLeads.exec(words);
  const spans = [firstSpan, carried?.clause, sign && bounded(start, sign)]
    .filter((span) => span !== null && span !== undefined)
    .sort((a, b) => a[0] - b[0]);
  const alike = /,?(?:以)?下(?:类)?同[。,]?$/.exec(words);
  if (alike && !spans.some(([, to]) => to >= start + alike.index)) spans.push(bounded(start, alike));
  return { firstListed: firstSpan, carried: carried ? [carried] : [], spans };
};
