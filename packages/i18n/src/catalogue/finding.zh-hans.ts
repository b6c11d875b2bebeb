export const words = {
  'finding.unknown': '读取时有疑问（{rule}），请核对原文。',
} as const;
