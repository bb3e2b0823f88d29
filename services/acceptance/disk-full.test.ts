import { join } from 'node:path'
import t from 'tap'
import { residentBytesOf } from '../../scripts/testing/process-figures.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { needsMount, smallDisk } from '../../scripts/testing/small-disk.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'
import { fillUntil } from './fill.ts'
import { stampsInJournal } from './journal-stamps.ts'
import { lineWaiter } from './line-waiter.ts'
import { addPersistentDevice } from './persistent-device.ts'

const MIB = 1_048_576
const HOUR_MS = 3_600_000

/** No limit of a client's pace: these tests fill a disk. */
const unpaced = { LINLI_MQTT_MESSAGES_PER_SECOND: '1000000', LINLI_MQTT_BURST: '1000000' }

const readiness = async (client: Client) =>
  (await client.call('GET', '/readyz')) as { status: number; body: { reasons: string[] } }

const linesWith = ({ log }: RealServer, words: string) => log.filter(line => line.includes(words))

const rssMib = ({ pid }: RealServer) => residentBytesOf(pid) / MIB

t.test(
  'on a full disk nothing is acknowledged or shown, people can look, and it goes on by itself',
  needsMount(),
  async t => {
    const disk = smallDisk(40)
    t.teardown(disk.remove)
    const said = lineWaiter()
    const server = await startRealServer(
      {
        ...unpaced,
        LINLI_DATA: disk.folder,
        LINLI_DATA_RESERVE_MIB: '1',
        LINLI_WAL_FRAMES_MAX: '100',
        LINLI_FEED_PACE_MS: '0',
      },
      said.take,
    )
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const camera = await addPersistentDevice(client, server, 'fire-lane-camera', 'cam')
    const bandOf = (id: string) => addPersistentDevice(client, server, 'wristband', id)
    const band = await bandOf('band')
    const other = await bandOf('other')
    t.teardown(() => {
      for (const device of [camera, band, other]) device.close()
    })
    await band.report({ sos: true })
    const feed = await client.feed()
    t.teardown(() => feed.close())
    disk.leave(3 * MIB)
    const stillNotBack = said.next('still not back')
    await fillUntil(stillNotBack, camera)

    const acknowledged = camera.acknowledged.length
    t.ok(acknowledged > 100, `${acknowledged} reports before`)
    const { status, body } = await readiness(client)
    t.equal(status, 503)
    t.match(
      body.reasons[0],
      new RegExp(`The disk is full: in ${disk.folder} [\\d.]+ MiB are free, 2 MiB are needed`),
    )
    const put = await client.call('PUT', '/api/devices/new', {
      kind: 'smart-bin',
      site: 'demo',
      zone: 'a',
      name: 'a',
    })
    t.match(put, { status: 503, body: { code: 'JOURNAL_UNAVAILABLE' } })

    const again = await signIn(server)
    const seen = await again.call('GET', '/api/alerts')
    t.match(seen, { status: 200, body: { total: 1, alerts: [{ rule: 'sos', deviceId: 'band' }] } })

    const shown = feed.events.length
    const sos = other.report({ sos: true })
    const before = rssMib(server)
    while (camera.connections < 60) await camera.refused()
    t.ok(rssMib(server) - before < 50, `${Math.round(before)} MiB, then ${Math.round(rssMib(server))}`)
    t.equal(camera.acknowledged.length, acknowledged, 'nothing was acknowledged')
    t.equal(feed.events.length, shown, 'nothing was shown')
    t.match((await again.call('GET', '/api/alerts')).body, { total: 1 })
    t.equal(linesWith(server, 'the journal refuses').length, 1, 'said once')
    t.equal(linesWith(server, 'still not back').length, 1)

    disk.makeRoom()
    await feed.until(({ alert }) => alert.deviceId === 'other')
    await sos
    await camera.report({ vehicleCount: 0 })
    t.equal((await readiness(client)).status, 200)
    const lines = server.log.filter(line => /"level":[456]0/.test(line))
    t.ok(lines.length < 15, `${lines.length} lines of trouble`)
    for (const device of [camera, band, other]) device.close()
    t.equal(await server.stop(), 0)
    for (const [id, { acknowledged }] of Object.entries({ cam: camera, band, other })) {
      const kept = stampsInJournal(join(disk.folder, 'linli.db'), id)
      t.equal(new Set(kept).size, kept.length, `each report of ${id} is there once`)
      t.same(
        acknowledged.filter(stamp => !kept.includes(stamp)),
        [],
        'and none is lost',
      )
    }
  },
)

t.test('under a limit of its own the database makes room by giving up the oldest readings', async t => {
  const folder = temporaryFolder()
  const said = lineWaiter()
  const settings = { LINLI_DATA: folder, LINLI_DATA_MIB_MAX: '6', LINLI_HISTORY_DELAY_MS: '0' }
  const server = await startRealServer({ ...unpaced, ...settings }, said.take)
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const camera = await addPersistentDevice(client, server, 'fire-lane-camera', 'cam')
  t.teardown(() => camera.close())
  const longAgo = Date.now() - 20 * 24 * HOUR_MS
  await fillUntil(said.next('the journal refuses'), camera, n => longAgo + n * 60_000)
  const acknowledged = camera.acknowledged.length
  t.ok(acknowledged > 100, `${acknowledged} reports before`)
  await camera.report({ tampered: true })
  t.match((await client.call('GET', '/api/alerts')).body, { total: 1, alerts: [{ rule: 'camera-tampered' }] })
  const { text } = await client.text('/metrics')
  t.ok(Number(/linli_history_given_up_total{[^}]*no-room[^}]*} (\d+)/.exec(text)?.[1]) > 0)
  t.equal(linesWith(server, 'The database is full: under LINLI_DATA_MIB_MAX').length > 0, true)
})
