import type { Random } from '../world/random.ts'
import type { Outgoing } from './outgoing.ts'

/** What really came over the air at one time or another instead of a reading. */
const garbages: readonly ((good: string, random: Random) => string | Buffer)[] = [
  () => '',
  () => 'null',
  () => '[]',
  () => '"on"',
  () => 'status: OK',
  (good, random) => good.slice(0, random.whole(1, good.length - 1)),
  (_, random) => Buffer.from(Array.from({ length: 40 }, () => random.whole(0, 255))),
  () => '{"ts":"yesterday"}',
  good => good.replace(/:(-?\d[\d.]*)/g, ':NaN'),
  // One sensor of it did not answer: the rest is good.
  good => good.replace(/("(?!ts")\w+"):-?\d[\d.]*/, '$1:65535'),
  () => '['.repeat(2_000),
  good => good.replace('{', '{"firmware":"2.1.7","uptime":18446744073709551615,'),
]

export const garbagePayload = (message: Outgoing, random: Random): string | Buffer =>
  random.pick(garbages)(JSON.stringify({ ts: message.ts, ...message.values }), random)
