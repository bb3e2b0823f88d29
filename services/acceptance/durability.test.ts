import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { MqttConnection } from '../../scripts/fuzz/mqtt-connection.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import { type SystemCall, straceArguments, systemCallsIn } from '../../scripts/testing/system-calls.ts'
import { needsTracing } from '../../scripts/testing/system-program.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'
import { acknowledgedTooEarly, acknowledgements } from './durability.ts'

const CALLS = ['fsync', 'fdatasync', 'pwrite64', 'write', 'writev', 'sendto', 'sendmsg']
const CAMERAS = 3
/** Messages of one camera at a time: alone, some, and more than lie in the database uncompressed. */
const BURSTS = [1, 1, 1, 4, 1, 12, 40, 1, 80]
/** So that no message id of one camera is another's. */
const IDS_PER_CAMERA = 1_000
const password = 'a-password-for-the-trace'

/** Each message bears its id as the number plate; every tenth raises or ends an alert. */
function messageOf(id: number) {
  const payload = { plate: String(id), ...(id % 10 === 0 && { tampered: id % 20 === 0 }) }
  return Buffer.from(JSON.stringify(payload))
}

/** Runs a server under strace, lets cameras publish, and kills it. */
async function runAndKill(folder: string) {
  const trace = join(folder, 'trace')
  const server = startServerProcess({
    settings: {
      LINLI_DATA: folder,
      LINLI_ADMIN_PASSWORD: password,
      LINLI_HTTP_PORT: '0',
      LINLI_MQTT_PORT: '0',
      // Nothing is copied out of the write-ahead log: what was in it at each instant can be told afterwards.
      LINLI_WAL_FRAMES_MAX: '1000000',
      LINLI_HISTORY_DELAY_MS: '10000',
    },
    under: straceArguments(CALLS, trace),
  })
  try {
    const ports = await server.ready
    const client = await signIn({ ...ports, password })
    const tokens: string[] = []
    for (let n = 0; n < CAMERAS; n++) tokens.push(await client.addDevice(`lane-${n}`, 'fire-lane-camera'))
    await Promise.all(tokens.map((token, n) => publishBursts(ports.mqttPort, n, token)))
    // Written by the same thread, so strace has seen the last acknowledgement return when this is answered.
    await client.text('/healthz')
  } finally {
    server.child.kill('SIGKILL')
    await server.ended
  }
  return { folder, calls: systemCallsIn(readFileSync(trace, 'latin1')) }
}

async function publishBursts(port: number, n: number, password: string): Promise<void> {
  const username = `lane-${n}`
  const connection = await MqttConnection.open({ port, username, password }, username)
  const topic = `community/demo/fire-lane-camera/${username}/telemetry`
  let id = n * IDS_PER_CAMERA
  for (const burst of BURSTS) {
    for (let i = 0; i < burst; i++) connection.publish({ topic, payload: messageOf(++id), id })
    await connection.atMostUnanswered(0)
  }
}

const idsIn = (readings: readonly Readonly<Record<string, unknown>>[]) =>
  new Set(readings.map(({ plate }) => Number(plate)))

t.test('no acknowledgement leaves before its message would survive a power cut', needsTracing(), async t => {
  const folder = temporaryFolder()
  const remains = await runAndKill(folder)
  const sent = CAMERAS * BURSTS.reduce((sum, burst) => sum + burst, 0)
  const acknowledged = acknowledgements(remains.calls)
  t.equal(new Set(acknowledged.map(({ messageId }) => messageId)).size, sent, 'every PUBACK was seen')
  const stages = new Set(acknowledged.map(({ durableBytes }) => durableBytes)).size
  t.comment(`${sent} acknowledgements after ${stages} syncs`)
  t.same(acknowledgedTooEarly(remains, idsIn), [])

  const unsynced = remains.calls.filter(call => !isSync(call))
  t.equal(
    acknowledgedTooEarly({ folder, calls: unsynced }, idsIn).length,
    sent,
    'without its syncs each is seen',
  )
  const hasty = {
    folder,
    calls: remains.calls.map(call => beforeItsSync(call, remains.calls.filter(isSync))),
  }
  t.ok(
    acknowledgedTooEarly(hasty, idsIn).length > 0,
    'and so is one that does not wait for its sync to return',
  )
})

function beforeItsSync(call: SystemCall, syncs: readonly SystemCall[]): SystemCall {
  const last = syncs.findLast(({ returnedAt }) => returnedAt < call.enteredAt)
  return isSync(call) || last === undefined ? call : { ...call, enteredAt: last.returnedAt - 0.5 }
}

const isSync = ({ name }: SystemCall): boolean => name.endsWith('sync')
