/** Screens over all plans, Simplified Chinese: the search and the overview of all plans. */
export const words = {
  'screen.search': '查找任务',
  'screen.search.label': '在全部方案中查找任务',
  'screen.search.placeholder': '查找全部方案的任务',
  'screen.search.go': '查找',
  'screen.search.what': '请在上方输入任务中的词语、序号或单位名称。',
  'screen.search.count': '找到 {count} 项任务。',
  'screen.search.more': '找到的任务超过 {count} 项。',
  'screen.search.shown': '先列出前 {count} 项，可再加一个词缩小范围。',
  'screen.search.none': '没有找到含“{q}”的任务',
  'screen.search.noneWhat': '请换一个词，或少输几个字；只能找到您可见的方案。',
  'screen.allPlans': '全部方案概况',
  'screen.allPlans.size': '{plans} 个方案，{tasks} 项任务',
  'screen.allPlans.units': '各单位任务量',
  'screen.allPlans.unit': '责任单位',
  'screen.allPlans.month': '完成月份',
} as const;
