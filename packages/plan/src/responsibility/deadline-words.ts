/** Whether words in a slot are a deadline: a date with or without what is reached by it, or a state (长期坚持). On folded text. */

const day =
  '(?:(?:19|20)\\d\\d年|[二〇○零一三四五六七八九十]{4}年|(?:19|20)\\d\\d[-.—~至]|1\\d\\d年|\\d{1,2}月|[一二三四五六七八九十]{1,2}月|\\d{1,2}日前|今年|明年|当年|本年|次年|年内|年底|年末|年中|月底|上半年|下半年|[“"]?十[一二三四五]五[”"]?(?:期间|末|时期)|第?[一二三四1234]季度|每年|每半年|每季度?|每月|每周|全年|逐年|\\d{1,2}年内|[一二三两]年内|\\d{1,3}(?:天|个?工作日|个月|日内)|[一二三两四五六]个月)';
const lead = '(?:力争|争取|确保|原则上|计划|预计|拟|应|要求|并)*(?:于|到|在|至|自|从|截至|截止)?(?:每|全)?';
const dated = new RegExp(`^${lead}${day}`);
const state =
  /^(?:长期(?:坚持|推进|实施|任务|工作|执行|开展)?|(?:并)?(?:持续|常态化?|长效|不断|滚动|适时|及时|立即|即时|尽快|全程|实时|随时|即知即改|立行立改|分阶段|分年度|逐步|稳步)(?:[^,;。]{0,14})|(?:按|根据)[^,;。]{0,12}(?:时间|时限|进度|节点|要求|计划|部署|安排)[^,;。]{0,12}(?:完成|推进|落实|实施)?|常态|持续|即日起|无固定期限|贯穿始终|试点期内|待[^,;。]{2,14}后[^,;。]{0,10})$/;

export const isDeadlineWords = (words: string): boolean => {
  if (words.length > 60 || /(?:单位|部门|政府|机构|厅|局|委员会)$/.test(words)) return false;
  return dated.test(words) || state.test(words);
};

/** A state is no day: 持续推进, 长期坚持. */
export const isState = (words: string): boolean =>
  !/\d|[一二三四五六七八九十]+月|年|月|季/.test(words) || /^(?:长期|持续|常态|全年|每年)/.test(words);
