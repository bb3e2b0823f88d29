import { pino } from 'pino'
import t from 'tap'
import { Environment } from '../../config/environment.ts'
import { Tally } from '../../runtime/tally.ts'
import { mqttConfig } from '../config.ts'
import { openSqliteStore } from '../testing/sqlite-store.ts'
import { openKept } from './kept.ts'
import { SessionPersistence } from './persistence.ts'

const listener = { id: 'listener', clean: false, _nextId: 1, close() {} }

async function openWithListener() {
  const kept = await openKept({
    store: openSqliteStore(),
    limits: mqttConfig(new Environment({})).sessions,
    isDevice: () => true,
    isFirst: () => false,
    now: () => 0,
    tally: new Tally(),
    log: pino({ level: 'silent' }),
  })
  kept.sessions.begin(listener as never, 'listener')
  const persistence = new SessionPersistence(kept)
  await persistence.addSubscriptions(listener as never, [{ topic: 'alerts', qos: 1 } as never])
  let count = 0
  const publish = () => {
    count += 1
    const payload = Buffer.from(String(count))
    const name = { brokerId: 'here', brokerCounter: count }
    return persistence.keep({ topic: 'alerts', payload, qos: 1, retain: false, ...name } as never)
  }
  return { persistence, publish }
}

t.test('what comes while a client is sent what waited for it does not make that endless', async t => {
  const { persistence, publish } = await openWithListener()
  for (let n = 1; n <= 3; n++) await publish()
  const sent: string[] = []
  for await (const { payload } of persistence.outgoingStream(listener)) {
    sent.push(String(payload))
    // As fast as they are sent: nothing of the client is read meanwhile, its acknowledgements neither.
    if (sent.length < 10) await publish()
  }
  t.same(sent, ['1', '2', '3'])
})
