import t from 'tap'
import type { MqttChange, MqttStore } from './mqtt-store.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

const payload = Buffer.from('{"online":true}')
const queued = (clientId: string, n: number): MqttChange => ({
  type: 'queued',
  clientId,
  n,
  topic: 'a/b',
  payload: Uint8Array.from(payload),
  qos: 2,
})

/** What is there after these changes and a new start. */
async function after(...batches: readonly MqttChange[][]) {
  const folder = temporaryFolder()
  const first = await openTemporaryStorage({ folder })
  for (const changes of batches) await first.mqtt.save(changes)
  await first.close()
  const second = await openTemporaryStorage({ folder })
  const records = await second.mqtt.load()
  await second.close()
  return records
}

t.test('a new database keeps nothing for anybody', async t => {
  t.same(await after(), {
    sessions: [],
    subscriptions: [],
    queued: [],
    receipts: [],
    retained: [],
    wills: [],
  })
})

t.test('everything that was saved is there after a new start', async t => {
  const records = await after([
    { type: 'session', clientId: 'bin-1', owner: 'bin-1', leftAt: 7 },
    { type: 'session', clientId: 'bin-2', owner: 'bin-2', leftAt: null },
    { type: 'subscribed', clientId: 'bin-1', filter: 'a/#', qos: 1 },
    queued('bin-1', 2),
    queued('bin-1', 1),
    { type: 'sent', clientId: 'bin-1', n: 1, messageId: 65_535 },
    { type: 'released', clientId: 'bin-1', n: 1 },
    { type: 'received', clientId: 'bin-1', messageId: 9 },
    { type: 'retained', topic: 'a/status', payload: Uint8Array.from(payload), qos: 1 },
    { type: 'will', clientId: 'bin-2', topic: 'a/status', payload: new Uint8Array(), qos: 0, retain: true },
  ])
  t.same(records.sessions, [
    { clientId: 'bin-1', owner: 'bin-1', leftAt: 7 },
    { clientId: 'bin-2', owner: 'bin-2', leftAt: null },
  ])
  t.same(records.subscriptions, [{ clientId: 'bin-1', filter: 'a/#', qos: 1 }])
  t.match(records.queued, [
    { n: 1, topic: 'a/b', qos: 2, messageId: 65_535, released: true },
    { n: 2, topic: 'a/b', qos: 2, messageId: null, released: false },
  ])
  t.same(
    records.queued.map(({ payload }) => Buffer.from(payload).toString()),
    ['', '{"online":true}'],
    'what the client has already is not kept any longer',
  )
  t.same(records.receipts, [{ clientId: 'bin-1', messageId: 9 }])
  t.match(records.retained, [{ topic: 'a/status', qos: 1 }])
  t.match(records.wills, [{ clientId: 'bin-2', topic: 'a/status', qos: 0, retain: true }])
})

t.test('each change has one that takes it back, and touches nothing of anybody else', async t => {
  const records = await after(
    [
      { type: 'subscribed', clientId: 'bin-1', filter: 'a', qos: 1 },
      { type: 'subscribed', clientId: 'bin-1', filter: 'a', qos: 2 },
      { type: 'subscribed', clientId: 'bin-1', filter: 'b', qos: 1 },
      queued('bin-1', 1),
      queued('bin-10', 1),
      { type: 'received', clientId: 'bin-1', messageId: 1 },
      { type: 'received', clientId: 'bin-1', messageId: 2 },
      { type: 'received', clientId: 'bin-10', messageId: 1 },
      { type: 'retained', topic: 'a', payload: new Uint8Array(1), qos: 0 },
      { type: 'will', clientId: 'bin-1', topic: 'a', payload: new Uint8Array(1), qos: 0, retain: false },
    ],
    [
      { type: 'unsubscribed', clientId: 'bin-1', filter: 'b' },
      { type: 'unqueued', clientId: 'bin-1', n: 1 },
      { type: 'receipt-done', clientId: 'bin-1', messageId: 1 },
      { type: 'unretained', topic: 'a' },
      { type: 'will-gone', clientId: 'bin-1' },
    ],
  )
  t.same(records.subscriptions, [{ clientId: 'bin-1', filter: 'a', qos: 2 }])
  t.match(records.queued, [{ clientId: 'bin-10', n: 1 }])
  t.same(records.receipts, [
    { clientId: 'bin-1', messageId: 2 },
    { clientId: 'bin-10', messageId: 1 },
  ])
  t.same([records.retained, records.wills], [[], []])
})

t.test('a session ends with everything of it, and with nothing of one whose name begins like it', async t => {
  const everything = (clientId: string): MqttChange[] => [
    { type: 'session', clientId, owner: clientId, leftAt: null },
    { type: 'subscribed', clientId, filter: 'a', qos: 1 },
    queued(clientId, 1),
    { type: 'received', clientId, messageId: 1 },
  ]
  const records = await after(
    [...everything('bin-1'), ...everything('bin-10')],
    [{ type: 'session-ended', clientId: 'bin-1' }],
  )
  for (const list of [records.sessions, records.subscriptions, records.queued, records.receipts])
    t.match(list, [{ clientId: 'bin-10' }])
})

t.test('changes that cannot all be made are none of them made', async t => {
  const { mqtt, close } = await openTemporaryStorage()
  await mqtt.save([queued('bin-1', 1)])
  await t.rejects(mqtt.save([queued('bin-1', 2), queued('bin-1', 1)]), /UNIQUE/)
  t.match(await numbersIn(mqtt), [1])
  await mqtt.save([queued('bin-1', 2)])
  t.match(await numbersIn(mqtt), [1, 2])
  await close()
})

t.test('the cursor of the published alerts moves with what is queued, and passes nothing over', async t => {
  const { mqtt, journal, close } = await openTemporaryStorage()
  const published = (after: number, upTo: number): MqttChange => ({ type: 'alerts-published', after, upTo })
  await mqtt.save([queued('gw-1', 1), published(0, 5)])
  t.equal(await journal.cursor('mqtt-alerts'), 5)
  await t.rejects(mqtt.save([queued('gw-1', 1), published(5, 7)]))
  await mqtt.save([queued('gw-1', 3), published(7, 9)])
  t.equal(await journal.cursor('mqtt-alerts'), 5, 'what was published up to 7 was not written')
  await mqtt.save([published(5, 7)])
  t.equal(await journal.cursor('mqtt-alerts'), 7)
  await close()
})

const numbersIn = async (mqtt: MqttStore) => (await mqtt.load()).queued.map(({ n }) => n)
