import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'
import { fillUntil } from './fill.ts'
import { stampsInJournal } from './journal-stamps.ts'
import { lineWaiter } from './line-waiter.ts'
import { addPersistentDevice } from './persistent-device.ts'

type Readiness = { status: number; body: { ready: boolean; reasons: string[] } }

t.test(
  'a sync that fails acknowledges nothing, and what was sent is there once after it',
  needs('strace'),
  async t => {
    const folder = temporaryFolder()
    // Counted in each thread by itself: the writer's sixtieth sync and the one behind it.
    const failing = ['-e', 'trace=fdatasync,fsync', '-e', 'inject=fdatasync,fsync:error=EIO:when=60..61']
    const under = ['strace', '--daemonize=grandchild', '-f', '-qq', ...failing, '-o', '/dev/null']
    const server = await startRealServer({ LINLI_DATA: folder }, () => {}, under)
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const camera = await addPersistentDevice(client, server, 'fire-lane-camera', 'cam')
    t.teardown(() => camera.close())
    const refused = camera.refused()
    let isRefused = false
    const reports: Promise<void>[] = []
    void refused.then(() => {
      isRefused = true
    })
    while (!isRefused) {
      const report = camera.report({ vehicleCount: 0 })
      reports.push(report)
      await Promise.race([report, refused])
    }
    t.match(await client.call('GET', '/readyz'), {
      status: 503,
      body: { reasons: [/the flow is recovering: .*The disk fails/] },
    })
    await Promise.all(reports)
    t.match(await client.call('GET', '/readyz'), { status: 200 })
    t.equal(server.log.filter(line => line.includes('the journal is back')).length, 1)
    camera.close()
    t.equal(await server.stop(), 0)
    const kept = stampsInJournal(join(folder, 'linli.db'), 'cam')
    t.same(kept, camera.acknowledged, `${kept.length} reports, each once and in order`)
  },
)

t.test('a file that may not grow is met like a full disk: people can look, the words name it', async t => {
  const folder = temporaryFolder()
  const lines = lineWaiter()
  const under = ['bash', '-c', 'ulimit -f 1500; exec "$@"', 'bash']
  const server = await startRealServer({ LINLI_DATA: folder, LINLI_DATA_RESERVE_MIB: '0' }, lines.take, under)
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const camera = await addPersistentDevice(client, server, 'fire-lane-camera', 'cam')
  t.teardown(() => camera.close())
  await camera.report({ tampered: true })
  const stillNotBack = lines.next('still not back')
  await fillUntil(stillNotBack, camera)
  const { status, body } = (await client.call('GET', '/readyz')) as Readiness
  t.equal(status, 503)
  t.match(body.reasons[0], /The disk fails: an I\/O error, a quota or a limit of the file size/)
  const again = await signIn(server)
  t.match(await again.call('GET', '/api/alerts'), { status: 200, body: { total: 1 } })
})

t.test(
  'a server that finds its database damaged says so in words and ends with a status of its own',
  async t => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'linli.db'), 'not today\n'.repeat(1_000))
    const settings = { LINLI_DATA: folder, LINLI_HTTP_PORT: '0', LINLI_MQTT_PORT: '0' }
    const server = startServerProcess({ settings })
    t.equal(await server.ended, 74)
    const last = server.log.at(-1) ?? ''
    t.match(last, /"code":"DATA_DAMAGED","reason":"[^"]*linli\.db is no database/)
    t.notMatch(last, /"stack"/)
  },
)
