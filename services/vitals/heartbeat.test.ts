import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { Tally } from '../runtime/tally.ts'
import { TestTimers } from '../runtime/testing/test-timers.ts'
import { Heartbeat } from './heartbeat.ts'

/** A real listener and a heart that beats when the test says so. */
async function start(t: Test, answer: RequestListener, timeoutMs = 5_000) {
  const paths: (string | undefined)[] = []
  const server = createServer((request, reply) => {
    paths.push(request.url)
    answer(request, reply)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const lines: string[] = []
  const log = pino({ base: null }, { write: line => void lines.push(line) })
  const state = { well: true }
  const tally = new Tally()
  const timers = new TestTimers(0)
  const url = `http://127.0.0.1:${port}/ping/secret-token`
  const config = { url, everyMs: 60_000, timeoutMs }
  const heart = new Heartbeat({ config, isWell: () => state.well, timers, tally, log })
  t.teardown(() => heart.stop())
  return { heart, paths, lines, state, tally, timers, server }
}

t.test('a server that is well is heard of, one that is not is not, and both are counted', async t => {
  const { heart, paths, state, tally, lines } = await start(t, (_, reply) => void reply.end('OK'))
  await heart.beat()
  state.well = false
  await heart.beat()
  await heart.beat()
  state.well = true
  await heart.beat()
  t.same(paths, ['/ping/secret-token', '/ping/secret-token'])
  t.equal(tally.of('heartbeats', 'sent'), 2)
  t.equal(tally.of('heartbeats', 'withheld'), 2)
  t.match(lines, [/withheld/, /sent again/])
  t.equal(lines.length, 2, 'once each time that it changes')
})

t.test('it beats in its rhythm, until it is stopped', async t => {
  const { heart, timers, tally, server } = await start(t, (_, reply) => void reply.end())
  heart.start()
  timers.passTo(59_999)
  t.equal(tally.of('heartbeats', 'sent'), 0)
  const asked = once(server, 'request')
  timers.passTo(60_000)
  await asked
  heart.stop()
  timers.passTo(600_000)
  t.equal(
    tally.of('heartbeats', 'sent') + tally.of('heartbeats', 'failed'),
    0,
    'nothing is noted after the stop',
  )
})

t.test('a redirect is not followed, and is a failure', async t => {
  const { heart, paths, tally, lines } = await start(
    t,
    (_, reply) => void reply.writeHead(302, { location: '/elsewhere' }).end(),
  )
  await heart.beat()
  t.same(paths, ['/ping/secret-token'])
  t.equal(tally.of('heartbeats', 'failed'), 1)
  t.match(lines, [/answered 302/])
})

t.test('an answer that does not come in time is a failure', async t => {
  const { heart, tally } = await start(t, () => {}, 50)
  await heart.beat()
  t.equal(tally.of('heartbeats', 'failed'), 1)
})

t.test('a slow answer is waited for, and no other beat follows meanwhile', async t => {
  const answers: (() => void)[] = []
  const { heart, paths, tally, server } = await start(t, (_, reply) => void answers.push(() => reply.end()))
  const asked = once(server, 'request')
  const first = heart.beat()
  await asked
  await heart.beat()
  t.equal(paths.length, 1)
  answers[0]?.()
  await first
  t.equal(tally.of('heartbeats', 'sent'), 1)
})

t.test('nobody there is a failure that is logged once, without the token', async t => {
  const { heart, tally, lines, server } = await start(t, () => {})
  server.close()
  await once(server, 'close')
  await heart.beat()
  await heart.beat()
  t.equal(tally.of('heartbeats', 'failed'), 2)
  t.match(lines, [/ECONNREFUSED/])
  t.equal(lines.length, 1)
  t.notMatch(lines.join(''), /secret-token/)
})
