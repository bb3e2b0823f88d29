import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import type { PumpLimits } from './config.ts'
import { reading } from './testing/community.ts'
import { manualTimers } from './testing/manual-timers.ts'
import { startRig, testConfig } from './testing/pump-rig.ts'

const START = Date.UTC(2026, 6, 1)
const readings = (count: number) =>
  Array.from({ length: count }, (_, i) => reading('lamp-1', START + i, { brightPercent: i }))

/** A pump whose waits the test ends, before a server that answers as told, or takes everything. */
async function waitingRig(
  t: Test,
  pump: Partial<PumpLimits>,
  ...answers: ((response: ServerResponse) => void)[]
) {
  const counts: number[] = []
  const server = createServer((request, response) => {
    text(request)
      .then(body => {
        counts.push(body.split('\n').length)
        const answer = answers.shift()
        if (answer) answer(response)
        else response.writeHead(204).end()
      })
      .catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const timers = manualTimers(START)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const rig = startRig(testConfig({ url }, pump), { timers, flowNow: () => START + 5_000 })
  t.teardown(async () => {
    await rig.pump.close()
    server.closeAllConnections()
    server.close()
  })
  return { ...rig, timers, counts }
}

t.test('a few readings wait for more, and a full batch does not', async t => {
  const { commit, journal, timers, counts } = await waitingRig(t, { lingerMs: 200, batchLinesMax: 10 })
  await commit({ entries: readings(3) })
  await timers.armed(200)
  await commit({ entries: readings(6) })
  t.strictSame(counts, [])
  timers.fire(200)
  await journal.sent(9)
  t.strictSame(counts, [9], 'together')
  await journal.sent(await commit({ entries: readings(10) }))
  t.strictSame(counts, [9, 10], 'without a timer')
})

t.test('a wait asked for by Retry-After is kept, and commits do not cut it short', async t => {
  const busy = (response: ServerResponse) => void response.writeHead(503, { 'retry-after': '7' }).end('{}')
  const limits = { backoffMsMin: 1, retryAfterMsMax: 60_000 }
  const { commit, journal, timers, counts, pump } = await waitingRig(t, limits, busy)
  const last = await commit({ entries: readings(3) })
  await timers.armed(7_000)
  await commit({ entries: readings(3) })
  t.equal(timers.isArmed(7_000), true)
  t.match(pump.status(), { state: 'waiting', lagRows: 6, lagMs: 5_000 })
  t.strictSame(counts, [3])
  timers.fire(7_000)
  await journal.sent(last)
  t.match(pump.status(), { state: 'sending', givenUp: 0 })
})

t.test('the waits grow from failure to failure and begin anew after a success', async t => {
  const broken = (response: ServerResponse) => void response.writeHead(500).end()
  const limits = { backoffMsMin: 11, backoffMsMax: 40 }
  const rig = await waitingRig(t, limits, broken, broken, broken, broken)
  const last = await rig.commit({ entries: readings(1) })
  for (const ms of [11, 22, 40, 40]) {
    await rig.timers.armed(ms)
    rig.timers.fire(ms)
  }
  await rig.journal.sent(last)
  t.equal(rig.counts.length, 5)
  t.equal(rig.pump.status().reason, undefined)
})

t.test('a request that is not answered is given up after the timeout, and tried again', async t => {
  const arrived = Promise.withResolvers<void>()
  const rig = await waitingRig(t, { timeoutMs: 1_234, backoffMsMin: 11 }, () => arrived.resolve())
  const last = await rig.commit({ entries: readings(1) })
  await arrived.promise
  rig.timers.fire(1_234)
  await rig.timers.armed(11)
  t.match(rig.hindrances, [{ kind: 'wait', reason: 'no answer in time' }])
  rig.timers.fire(11)
  await rig.journal.sent(last)
  t.equal(rig.timers.isArmed(1_234), false, 'the timeout of a request that was answered is cancelled')
})

t.test('closing ends a linger and leaves the cursor where it was', async t => {
  const { commit, journal, timers, counts, pump } = await waitingRig(t, { lingerMs: 200 })
  await commit({ entries: readings(3) })
  await timers.armed(200)
  await pump.close()
  t.strictSame(counts, [])
  t.equal(await journal.cursor('influx'), 0)
})
