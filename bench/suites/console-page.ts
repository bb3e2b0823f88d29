import { buildConsole } from '../../dashboards/e2e/testing/built.ts'
import { percentile } from '../../dashboards/e2e/testing/interactions.ts'
import { startStorm } from '../../dashboards/e2e/testing/storm.ts'
import { watchConsole } from '../console/watch.ts'
import type { Suite } from '../suite.ts'

const OPEN = 5_000
const NEW_PER_MINUTE = 100
const MINUTES_PER_ROUND = 2
/** Of the time that a person notices: an interaction is good up to 200 ms (web.dev/inp). */
const PAINT_MS_MAX = 200
/** What a page does once is over after that, and what it keeps for a while (answers, five minutes) has come to its height. */
const WARM_MINUTES = 5
const GROWTH_PERCENT_MAX = 10

export const consolePage: Suite = {
  name: 'console',
  about: `a list of ${OPEN.toLocaleString('en')} open alerts with ${NEW_PER_MINUTE} new a minute, in Chromium slowed down four times, ${MINUTES_PER_ROUND} minutes a round`,
  async run({ rounds, onProgress }) {
    buildConsole()
    const minutes = rounds * MINUTES_PER_ROUND
    const storm = await startStorm(OPEN, minutes * NEW_PER_MINUTE)
    try {
      onProgress(`${OPEN} alerts are open`)
      const seen = await watchConsole(storm, { minutes, perMinute: NEW_PER_MINUTE, onProgress })
      const last = seen.heapMiB.at(-1) ?? 0
      const warm = seen.heapMiB[Math.min(WARM_MINUTES, minutes) - 1] ?? last
      const { interactionsMs } = seen
      return [
        { what: 'interactions', value: interactionsMs.length, unit: '', expected: { atLeast: 30 * minutes } },
        { what: 'to the next paint, p50', value: percentile(interactionsMs, 50), unit: 'ms' },
        {
          what: 'to the next paint, p95',
          ...{ value: percentile(interactionsMs, 95), unit: 'ms', expected: { atMost: PAINT_MS_MAX } },
        },
        { what: 'to the next paint, the longest', value: Math.max(...interactionsMs), unit: 'ms' },
        { what: `memory of the page after ${minutes} minutes`, value: last, unit: 'MiB' },
        {
          what: `more than after ${WARM_MINUTES} minutes`,
          ...{ value: (last / warm - 1) * 100, unit: '%', expected: { atMost: GROWTH_PERCENT_MAX } },
        },
        {
          what: 'alerts that it shows and there are not, or the other way',
          value: seen.wrong,
          unit: '',
          expected: { atMost: 0 },
        },
      ]
    } finally {
      await storm.stop()
    }
  },
}
