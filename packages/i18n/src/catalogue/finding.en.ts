export const words = {
  'finding.unknown': 'The reader was not sure here ({rule}); compare with the source.',
} as const;
