/** Why the calendar shows its light, and what the burden account counts as known, Traditional Chinese. */
export const words = {
  'light.because.at-rest': '任務已辦理完畢、中止或尚未交辦，不看日程。',
  'light.because.no-calendar': '沒有完成時限，也沒有節點，不亮日程燈。',
  'light.because.completed': '已申報辦結，等待核驗。',
  'light.because.due-passed': '完成時限 {due} 已過。',
  'light.because.milestones-behind': '{of} 個節點中有 {passed} 個已逾期而未報到達。',
  'light.because.parts-behind': '時間進度比完成進度快 {percent} 個百分點（未達序時）。',
  'light.because.due-near': '距完成時限 {due} 還有 {days} 天。',
  'light.because.milestone-passed': '節點「{milestone}」（{on}）已逾期而未報到達。',
  'light.because.milestone-near': '節點「{milestone}」將於 {on} 到期。',
  'light.because.on-time': '時限與節點都未臨近。',
  'cycle.burden.known':
    '已知的 {known} 項不必再寫：其中 {standing} 項上期文字可一鍵「無變化」，{atRest} 項的任務已辦結、銷號、轉入常態、未實現或中止。',
} as const;
