import t from 'tap'
import type { Input } from '../domain/model/input.ts'
import { device, openDoor, START } from './testing/door.ts'
import { rawCharger } from './testing/raw-charger.ts'

const status = (more: object = {}) => ({ connectorId: 1, status: 'Available', errorCode: 'NoError', ...more })
const values = (inputs: readonly Input[]) =>
  inputs.flatMap(input => (input.type === 'reading' ? [input.reading.values] : []))

t.test('what is odd is answered under its name, and the connection stays', async t => {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1')
  const answers: readonly [unknown, unknown][] = [
    ['{not json', [4, '-1', 'FormationViolation', 'not-json', {}]],
    ['{"a":1}', [4, '-1', 'FormationViolation', 'not-a-message', {}]],
    ['[2]', [4, '-1', 'FormationViolation', 'message-id-missing', {}]],
    [
      [9, 'a', 'Heartbeat', {}],
      [4, 'a', 'FormationViolation', 'message-type-unknown', {}],
    ],
    [
      [2, 'b'],
      [4, 'b', 'FormationViolation', 'action-missing', {}],
    ],
    [
      [2, 'c', 'Heartbeat', 'now'],
      [4, 'c', 'FormationViolation', 'payload-not-an-object', {}],
    ],
    [
      [2, 'd', 'MakeCoffee', {}],
      [4, 'd', 'NotImplemented', 'action-unknown', {}],
    ],
    [
      [2, 'e', 'StatusNotification', status({ connectorId: -1 })],
      [4, 'e', 'PropertyConstraintViolation', 'connector-unknown', {}],
    ],
    [
      [2, 'f', 'StatusNotification', { connectorId: 1 }],
      [4, 'f', 'OccurrenceConstraintViolation', 'status-unknown', {}],
    ],
    [
      [2, 'g', 'DataTransfer', { vendorId: 'x' }],
      [3, 'g', { status: 'UnknownVendorId' }],
    ],
    [
      [2, 7, 'Heartbeat', {}],
      [3, 7, { currentTime: '2026-01-01T00:00:00.000Z' }],
    ],
    [
      [2, 'h', 'Heartbeat'],
      [3, 'h', { currentTime: '2026-01-01T00:00:00.000Z' }],
    ],
    [
      [2, 'i', 'Authorize', { idTag: 'PERSON' }],
      [3, 'i', { idTagInfo: { status: 'Accepted' } }],
    ],
  ]
  for (const [said, answer] of answers) t.same(await cp.ask(said), answer, JSON.stringify(said))
  cp.say('')
  cp.say([3, 'nothing', {}])
  t.match(await cp.ask([2, 'z', 'Heartbeat', {}]), [3, 'z', {}])
  const refused = door.refusals.of('cp-1')
  t.ok(refused?.reasons.some(({ reason }) => reason === 'answer-to-nothing'))
  t.notMatch(JSON.stringify(refused), 'PERSON')
  t.equal(door.room.connections, 1)
})

t.test('what is plainly meant is read, and what was odd about it counted', async t => {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1', { protocols: [] })
  const said: readonly [string, object, object][] = [
    [
      'StatusNotification',
      status({ connectorId: '1', extra: 1 }),
      { status: 'Available', errorCode: 'NoError' },
    ],
    ['StatusNotification', { status: 'charging', errorCode: 'noerror' }, { status: 'Charging' }],
    ['StatusNotification', status({ status: 'Occupied', errorCode: 'E-42' }), { errorCode: 'OtherError' }],
    ['StatusNotification', status({ vendorErrorCode: 'x'.repeat(500) }), { status: 'Available' }],
    ['MeterValues', { connectorId: 1, meterValue: { sampledValue: { value: 12 } } }, { energyWh: 12 }],
  ]
  for (const [action, payload, expected] of said) {
    t.match(await cp.ask([2, action, action, payload]), [3, action, {}])
    t.match(values(door.committed).at(-1), expected)
  }
  for (const reason of [
    'schema-type',
    'schema-enum',
    'schema-required',
    'schema-maxlength',
    'status-unknown',
    'error-code-unknown',
  ])
    t.ok(door.tally.of('ocpp_mended', reason) > 0, reason)
})

t.test('a clock that is years off loses no fault', async t => {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1')
  for (const timestamp of ['1970-01-01T00:00:00Z', '2019-05-05T05:05:05Z', '2099-01-01T00:00:00Z']) {
    await cp.ask([2, timestamp, 'StatusNotification', status({ errorCode: 'GroundFailure', timestamp })])
    const last = door.committed.at(-1)
    t.match(last, { type: 'reading', reading: { values: { errorCode: 'GroundFailure' }, ts: undefined } })
  }
})

t.test('what waited for the line has its own time, and a live one that of its arrival', async t => {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1')
  const meter = (agoMs: number) => ({
    connectorId: 1,
    meterValue: [{ timestamp: new Date(START - agoMs).toISOString(), sampledValue: [{ value: '5' }] }],
  })
  const table: readonly [agoMs: number, ts: number | undefined][] = [
    [0, undefined],
    [-3_600_000, undefined],
    [300_000, undefined],
    [300_001, START - 300_001],
    [3_600_000, START - 3_600_000],
    [31 * 86_400_000, undefined],
  ]
  for (const [agoMs, ts] of table) {
    await cp.ask([2, String(agoMs), 'MeterValues', meter(agoMs)])
    const last = door.committed.at(-1)
    t.equal(last?.type === 'reading' ? last.reading.ts : 'none', ts, `${agoMs} ms ago`)
  }
})

t.test(
  'a fault that can kill at a connector that nobody registered is one of the chargers that are',
  async t => {
    const door = await openDoor(t, [device('cp-1')])
    const cp = await rawCharger(door.port, 'cp-1')
    const says = (connectorId: number, errorCode: string) =>
      cp.ask([2, `${connectorId} ${errorCode}`, 'StatusNotification', status({ connectorId, errorCode })])
    const last = () => values(door.committed).at(-1)?.errorCode
    await says(0, 'NoError')
    await says(1, 'NoError')
    const before = values(door.committed).length
    await says(2, 'WeakSignal')
    t.equal(values(door.committed).length, before, 'anything else is nobody’s')
    await says(2, 'GroundFailure')
    t.equal(last(), 'GroundFailure')
    t.ok(
      door.refusals
        .of('cp-1')
        ?.reasons.some(({ reason, metric }) => reason === 'unclaimed-connector-fault' && metric === '2'),
      'which connector is said at the device',
    )
    await says(1, 'NoError')
    await says(1, 'OtherError')
    t.equal(last(), 'GroundFailure', 'the registered one takes nothing back')
    await says(2, 'NoError')
    t.equal(last(), 'OtherError', 'the other one does')
  },
)

t.test('once a charger is registered there, its fault is its own alone', async t => {
  const origin = (address: string) => ({ origin: { source: 'ocpp', address } })
  const devices = [device('one', 'ev-charger', origin('cp/1')), device('two', 'ev-charger', origin('cp/2'))]
  const door = await openDoor(t, [device('cp', 'gateway'), ...devices])
  const cp = await rawCharger(door.port, 'cp')
  await cp.ask([2, 'a', 'StatusNotification', status({ connectorId: 2, errorCode: 'GroundFailure' })])
  const told = door.committed.flatMap(input => (input.type === 'reading' ? [input.reading.deviceId] : []))
  t.same(told, ['two'])
})
