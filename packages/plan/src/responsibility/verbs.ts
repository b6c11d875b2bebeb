/** What bodies do in a clause of responsibility: 牵头, 按职责分工负责, 配合落实 … On folded text. */
import type { Role } from '../draft.js';

const manner =
  '(?:(?:按照?|依照?|依据|根据|结合)?(?:各自|部门|法定|有关|各)*(?:工作)?职[责能](?:范围|权限|任务)?(?:和|及)?(?:任务)?(?:分工|分别)?(?:内)?(?:要求)?|按照?(?:任务)?分工|按照?各自(?:分工|任务)|分工|分别|共同|具体|主要|统一|统筹|联合|密切|积极|协同|抓好|做好|全力|(?<![党会])组织|认真|抓|各负其责|依法|按要求|根据需要|作为|为|进行|要|同时)*';
const firm = '牵头|牵总|负责|配合|参与|参加|协助|协办|主办|承办|落实';
const loose = '实施|推进|指导|支持|组织|推动|承担|执行|办理|协调|完成|管理|监督|督导|贯彻|协作|协同|开展|督促|统筹|做好|抓好';

/** A verb that can stand before an object: `A负责法制审查工作`. */
export const firmVerb = new RegExp(`${manner}(?:${firm})`, 'g');
/** A chain of verbs from where it begins. */
export const verbChain = new RegExp(
  `^(?:等)?(?:${manner}(?:${firm}|${loose})(?:[、和并])?)+(?:相关|有关)?(?:工作|任务|单位|部门|实施|到位)?`,
);
/** Words of manner that end a list without a verb: `按职责分工`. */
export const mannerAlone =
  /^(?:等)?(?:(?:按照?|依照?|依据|根据)?(?:各自|部门)?职[责能](?:范围)?(?:分工)?(?:分别)?|按照?分工|分工负责|各负其责|分别)$/;
/** A chain of verbs at the end of words. */
export const verbsAtEnd = new RegExp(`(?:${manner}(?:${firm}|${loose}))+(?:相关|有关)?(?:工作|任务|实施|到位)?$`);

export const roleOfVerbs = (chain: string): Role => {
  if (/牵头|牵总/.test(chain)) return 'lead';
  return /配合|参与|参加|协助|协办|支持|协作|协同/.test(chain) ? 'support' : 'responsible';
};
