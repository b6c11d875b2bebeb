/** Screens over all plans, Traditional Chinese. */
export const words = {
  'screen.search': '查找任務',
  'screen.search.label': '在全部方案中查找任務',
  'screen.search.placeholder': '查找全部方案的任務',
  'screen.search.go': '查找',
  'screen.search.what': '請在上方輸入任務中的詞語、序號或單位名稱。',
  'screen.search.count': '找到 {count} 項任務。',
  'screen.search.more': '找到的任務超過 {count} 項。',
  'screen.search.shown': '先列出前 {count} 項，可再加一個詞縮小範圍。',
  'screen.search.none': '沒有找到含「{q}」的任務',
  'screen.search.noneWhat': '請換一個詞，或少輸入幾個字；只能找到您可見的方案。',
  'screen.allPlans': '全部方案概況',
  'screen.allPlans.size': '{plans} 個方案，{tasks} 項任務',
  'screen.allPlans.units': '各單位任務量',
  'screen.allPlans.unit': '責任單位',
  'screen.allPlans.month': '完成月份',
} as const;
