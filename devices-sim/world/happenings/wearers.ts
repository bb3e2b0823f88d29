export const wearersHappenings = [
  'sos',
  'fall',
  'fall-cancelled',
  'heart-trouble',
  'pulse-unusual',
  'low-oxygen',
  'illness',
  'laid-up',
  'wandered-off',
  'band-off',
] as const
