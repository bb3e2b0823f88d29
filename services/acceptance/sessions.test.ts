import t, { type Test } from 'tap'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { pubackBytes, publishBytes, subscribeAllBytes } from '../broker/raw-packets.ts'
import { idOf, openPeer, said, settled, signInPeer } from '../broker/testing/peer.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'

/** The whole server, killed in the middle of its work. */

const ALERTS = 'community/demo/alerts/#'
const BIN = 'community/demo/smart-bin/bin'
const password = 'a-password-for-the-sessions'

async function started(t: Test, folder: string): Promise<RealServer> {
  const server = await startRealServer({ LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password })
  t.teardown(() => server.stop())
  return server
}

async function killed({ pid, ended }: RealServer): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await ended
}

async function community(server: RealServer) {
  const client = await signIn({ ...server, password })
  const gateway = await client.addDevice('gw', 'gateway')
  const bin = await client.addDevice('bin', 'smart-bin', { gateway: 'gw' })
  return { client, tokens: { gw: gateway, bin } as Readonly<Record<string, string>> }
}

type Tokens = Awaited<ReturnType<typeof community>>['tokens']

async function arrives({ mqttPort }: RealServer, id: string, tokens: Tokens, clean = false) {
  const peer = openPeer(mqttPort)
  const answer = await signInPeer(peer, { clientId: id, username: id, password: tokens[id] ?? '', clean })
  return { peer, answer }
}
/** Which event of which alert each message tells of. */
const told = (packets: readonly string[]) =>
  packets.map(packet => {
    const { alert, n, event } = JSON.parse(packet.slice(packet.indexOf('{'), packet.lastIndexOf('}') + 1))
    return `${alert} ${n} ${event}`
  })

t.test('alerts wait for a gateway over kills, each once, whenever the server dies', async t => {
  const folder = temporaryFolder()
  let server = await started(t, folder)
  const { client, tokens } = await community(server)
  const { peer } = await arrives(server, 'gw', tokens)
  t.equal(await said(peer, subscribeAllBytes([[ALERTS, 1]])), 'suback 1 #1')
  peer.socket.destroy()

  const feed = await client.feed()
  const { peer: bin } = await arrives(server, 'bin', tokens, true)
  for (const messageId of [1, 2])
    await said(bin, publishBytes(`${BIN}/telemetry`, '{"fillPercent":95}', { messageId }))
  const { alert } = await feed.until(({ event }) => event.type === 'raised')
  // At the moment that it is shown: it may be queued already, or not yet.
  await killed(server)

  server = await started(t, folder)
  const again = await signIn({ ...server, password })
  const answer = await again.call('POST', `/api/alerts/${alert.id}/acknowledge`, {})
  t.equal(answer.status, 200)
  await killed(server)

  server = await started(t, folder)
  const expected = (await (await signIn({ ...server, password })).call('GET', `/api/alerts/${alert.id}`))
    .body as {
    events: { n: number; type: string }[]
  }
  const { peer: back, answer: connack } = await arrives(server, 'gw', tokens)
  t.equal(connack, 'connack 0 session')
  const heard = await settled(back)
  t.same(
    told(heard),
    expected.events.map(({ n, type }) => `${alert.id} ${n} ${type}`),
  )
  t.ok(heard.length >= 2)
  // Not acknowledged: they come again, marked, under their ids; and then never more.
  await killed(server)
  server = await started(t, folder)
  const { peer: third } = await arrives(server, 'gw', tokens)
  const repeated = await settled(third)
  t.same(repeated.map(idOf), heard.map(idOf))
  for (const packet of repeated) t.match(packet, / q1 dup #/)
  third.send(...repeated.map(packet => pubackBytes(idOf(packet))))
  await settled(third)
  t.equal(await server.stop(), 0)
})

t.test('a status that was acknowledged is retained, and kept for who is away, after a kill', async t => {
  const folder = temporaryFolder()
  const first = await started(t, folder)
  const { tokens } = await community(first)
  const { peer } = await arrives(first, 'gw', tokens)
  await said(peer, subscribeAllBytes([[`${BIN}/status`, 1]]))
  peer.socket.destroy()
  const { peer: bin } = await arrives(first, 'bin', tokens, true)
  t.equal(await said(bin, publishBytes(`${BIN}/status`, '{"online":true}', { retain: true })), 'puback #1')
  await killed(first)

  const second = await started(t, folder)
  const { peer: gateway } = await arrives(second, 'gw', tokens)
  t.match(await settled(gateway), [/^publish community\/demo\/smart-bin\/bin\/status \{"online":true\} q1 #/])
  const { peer: own } = await arrives(second, 'bin', tokens, true)
  t.equal(await said(own, subscribeAllBytes([[`${BIN}/status`, 0]])), 'suback 0 #1')
  t.match(await own.next(), / q0 retain$/)
})
