/** Why the calendar shows its light, and what the burden account counts as known, Simplified Chinese (the source). */
export const words = {
  'light.because.at-rest': '任务已办理完毕、中止或尚未交办，不看日程。',
  'light.because.no-calendar': '没有完成时限，也没有节点，不亮日程灯。',
  'light.because.completed': '已申报办结，等待核验。',
  'light.because.due-passed': '完成时限 {due} 已过。',
  'light.because.milestones-behind': '{of} 个节点中有 {passed} 个已过期而未报到达。',
  'light.because.parts-behind': '时间进度比完成进度快 {percent} 个百分点（未达序时）。',
  'light.because.due-near': '距完成时限 {due} 还有 {days} 天。',
  'light.because.milestone-passed': '节点“{milestone}”（{on}）已过期而未报到达。',
  'light.because.milestone-near': '节点“{milestone}”将于 {on} 到期。',
  'light.because.on-time': '时限与节点都未临近。',
  'cycle.burden.known':
    '已知的 {known} 项不必再写：其中 {standing} 项上期文字可一键“无变化”，{atRest} 项的任务已办结、销号、转入常态、未实现或中止。',
} as const;
