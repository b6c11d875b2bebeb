/**
 * Names in a table's cell that stand one after the other without a mark, since a cell's paragraphs are joined without a break: 县农业农村局县林业局 is
 * two. Parted where the second opens as a name does; where that cannot be told the name is kept whole and asked about.
 */
import type { Flow } from '../flow/flow.js';
import type { Named } from '../responsibility/clause.js';
import { endsLikeBody, isGroupName } from '../responsibility/unit-words.js';

const lastOfName = /[局委办厅部院会社府司心队站行企联协]/;
const opensName = /^(?:各|有关|相关|国网|国家|中国|人行|人民银行|团[省市县区州]|国务院)/;
/** What stands behind a name as a part of it: 公安局交警支队, 人民银行中心支行. */
const partOfBody = /^(?:支行|分行|支公司|分公司|分局|支队|大队|中队|中心支行|有限|股份|集团|办公|机关|直属)/;
const enterprise = /^[一-鿿]{2,12}(?:企业|公司|集团|银行)/;

const startsAnother = (words: string, at: number): boolean => {
  const rest = words.slice(at);
  if (partOfBody.test(rest)) return false;
  return opensName.test(rest) || enterprise.test(rest) || (rest.charAt(0) === words.charAt(0) && /[省市县区州镇]/.test(rest.charAt(0)));
};

/** Where the second of two glued names begins. */
const gluedAt = (words: string): number => {
  for (let i = 3; i < words.length - 2; i += 1)
    if (lastOfName.test(words.charAt(i - 1)) && startsAnother(words, i) && endsLikeBody(words.slice(0, i))) return i;
  return -1;
};

const holdsTwo = /(?:[局厅]|公司|银行|[分支]行|政府)([一-鿿]{3,})$/;
const ofOneBody = /(?:支队|大队|中队|分局|办公室|办|处|科|所|站|室|中心|机关|支行|分行|分公司)$/;

const seemsTwo = (words: string): boolean => {
  const found = holdsTwo.exec(words);
  return found !== null && !ofOneBody.test(found[1]!);
};

export const partGlued = (flow: Flow, names: readonly Named[]): Named[] =>
  names.flatMap((name): Named[] => {
    const words = flow.text.slice(name.start, name.end);
    const at = gluedAt(words);
    if (at < 0) return [!name.group && seemsTwo(words) ? { ...name, unsure: true } : name];
    const rest = name.start + at;
    const group = isGroupName(flow.text.slice(rest, name.end));
    return [{ ...name, end: rest, group: false }, ...partGlued(flow, [{ ...name, start: rest, group, unsure: false }])];
  });
