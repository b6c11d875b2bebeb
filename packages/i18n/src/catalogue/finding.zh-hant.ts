export const words = {
  'finding.unknown': '讀取時有疑問（{rule}），請核對原文。',
} as const;
