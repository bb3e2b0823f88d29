import type { Random } from '../testing/random.ts'

const LEVELS = [
  'community',
  'garden',
  'other-site',
  'smart-bin',
  'wristband',
  'alerts',
  'critical',
  'telemetry',
  'status',
  'command',
  '+',
  '#',
  '$SYS',
  '',
  ' ',
  '..',
  '垃圾桶',
  '%2F',
  'x'.repeat(200),
]

/** A topic that is valid MQTT and not the device's own; answers its own where chance made it so. */
export function foreignTopic(own: string, others: readonly string[], random: Random): string {
  if (random.chance(0.3)) return random.pick(others)
  const levels = random.chance(0.7) ? own.split('/') : []
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(levels.length + 1)
    levels.splice(at, random.below(2), random.pick(LEVELS))
  }
  return levels.join('/') || '/'
}
