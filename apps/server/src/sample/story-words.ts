/** What people of the story write: made from a task's number and the half-year, so that no two read alike and the same story reads the same. */
const DONE = [
  '印发实施方案，明确责任分工和时间节点，已召开专题调度会两次',
  '完成前期论证和现场踏勘，形成任务清单，正按月推进',
  '组织实地调研，汇总各县区意见，修改后的文本已送相关单位会签',
  '落实专项资金，首批项目开工，完成年度计划的一半左右',
  '建立联席会议制度，解决堵点问题若干，其余事项逐项销号',
  '开展政策宣讲和业务培训，覆盖全部县区，反响良好',
  '完成数据归集和比对，相关系统上线试运行',
  '修订管理办法，公开征求意见后提请审议',
];
const NEXT = ['下一步将加快进度。', '下一步重点抓好收尾。', '下一步会同配合单位开展检查。', '下一步按季度通报情况。'];
const ASKS = ['请协调解决用地指标', '请牵头商定数据共享口径', '请加快前置审批', '请统筹安排配套资金'];
export const CAUSES = ['land', 'coordination', 'approval', 'funds'] as const;

const pick = <T>(list: readonly T[], at: number): T => list[((at % list.length) + list.length) % list.length] as T;

/** `number`: as the document counts the task. */
export const progressWords = (place: number, number: string, chapter: number, unit: string): string =>
  `${pick(DONE, place * 3 + chapter * 5 + unit.length)}（第${number}项，${unit}）。${pick(NEXT, place + chapter)}`;

export const askWords = (place: number): { readonly cause: (typeof CAUSES)[number]; readonly what: string } => ({
  cause: pick(CAUSES, place),
  what: pick(ASKS, place),
});

export const measureWords = (place: number): string => `${pick(DONE, place)}，分阶段组织实施。`;
