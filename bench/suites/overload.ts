import { setTimeout as pause } from 'node:timers/promises'
import { measured } from '../capacity.ts'
import { startLinli } from '../contenders/linli.ts'
import { devicesAlike } from '../devices/accounts.ts'
import { CallsForHelp } from '../devices/calls-for-help.ts'
import { openAlertsClient } from '../latency/alerts-client.ts'
import { Load } from '../load/load.ts'
import { quantile } from '../medians.ts'
import { mediansOver } from '../rounds.ts'
import type { Figures, Suite } from '../suite.ts'

const CONNECTIONS = 400
/** Unanswered readings of a connection: all together some seconds of what can be done, always waiting. */
const WINDOW = 250
const BANDS = 100
const CALL_EVERY_MS = 50
const WARM_UP_MS = 3_000
const LAST_MS_MAX = 5_000

export const overload: Suite = {
  name: 'overload',
  about: 'a call for help while every other device sends all it can, far more than can be taken',
  async run(options) {
    const { p50 = 0, p99 = 0, seen = 0, perSecond = 0 } = await mediansOver(options, oneRound)
    return [
      { what: 'taken meanwhile', value: perSecond, unit: 'msg/s' },
      { what: 'from the band to the feed, p50', value: p50, unit: 'ms' },
      { what: 'the same, p99', value: p99, unit: 'ms', expected: { atMost: 1_000 } },
      { what: 'calls seen, of those made', value: seen, unit: '', expected: { atLeast: 1 } },
    ]
  },
}

async function oneRound(): Promise<Figures> {
  const linli = await startLinli(CONNECTIONS)
  const load = new Load()
  try {
    const accounts = await linli.register(devicesAlike('wristband', 'sos-', BANDS))
    await load.connect({ port: linli.mqttPort, accounts: linli.accounts, qos: 1, windowMax: WINDOW })
    const calls = await CallsForHelp.connect(linli.mqttPort, accounts)
    const tookMs: number[] = []
    const url = `ws://127.0.0.1:${linli.httpPort}/api/feed`
    const client = await openAlertsClient(url, linli.token, (id, ts) => {
      const ms = performance.now() - calls.calledAtMs(id, ts)
      if (ms >= 0) tookMs.push(ms)
    })
    await load.run()
    await pause(WARM_UP_MS)
    const stretch = measured(linli, load, BANDS * CALL_EVERY_MS)
    await calls.all(CALL_EVERY_MS)
    const { acknowledgedPerSecond } = await stretch
    for (const until = performance.now() + LAST_MS_MAX; tookMs.length < BANDS && performance.now() < until; )
      await pause(CALL_EVERY_MS)
    client.close()
    calls.end()
    const sorted = Float64Array.from(tookMs).sort()
    return {
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      seen: tookMs.length / calls.made,
      perSecond: acknowledgedPerSecond,
    }
  } finally {
    load.end()
    await linli.stop()
  }
}
