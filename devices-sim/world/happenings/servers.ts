/** Of the machine that listens to all others, and of what it writes to or listens at. */
export const serversHappenings = [
  'disk-slow',
  'disk-filling',
  'server-swamped',
  'descriptors-leaking',
  'server-clock-wrong',
  'influx-down',
  'influx-forbids',
  'readings-dropped',
  'replay-differed',
  'backup-lost',
  'bridge-down',
  'stations-alike',
] as const
export type ServerTrouble = (typeof serversHappenings)[number]
