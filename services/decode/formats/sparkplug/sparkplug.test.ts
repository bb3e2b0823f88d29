import sparkplugPayload from 'sparkplug-payload'
import t from 'tap'
import type { SourceDecoded } from '../../source.ts'
import { sparkplug } from './sparkplug.ts'

const encoder = sparkplugPayload.get('spBv1.0')
if (encoder === null) throw new Error('the encoder knows its namespace')
type Payload = Parameters<typeof encoder.encodePayload>[0]
const T = Date.UTC(2026, 4, 1, 12)
type Metric = Record<string, unknown>

function host() {
  const read = sparkplug.open({}, { payloadBytesMax: 10_000 })
  return (path: string, seq: number | undefined, metrics: readonly Metric[]): SourceDecoded => {
    const payload = { timestamp: T, metrics, ...(seq !== undefined && { seq }) }
    const bytes = (encoder as NonNullable<typeof encoder>).encodePayload(payload as unknown as Payload)
    return read({ topic: `spBv1.0/g/${path}`, payload: bytes, retained: false })
  }
}
const bdSeq = (value: number): Metric => ({ name: 'bdSeq', type: 'UInt64', value })
const events = (decoded: SourceDecoded) =>
  decoded.ok ? decoded.heard.flatMap(each => (each.what === 'event' ? [each.event] : [])) : [decoded.reason]
const fields = (decoded: SourceDecoded) =>
  decoded.ok ? decoded.heard.flatMap(each => (each.what === 'said' ? [each.fields] : [])) : []

t.test('each type of the encoder comes out as what went in', async t => {
  const hear = host()
  const sent = [
    { name: 'int8', type: 'Int8', value: -5 },
    { name: 'int16', type: 'Int16', value: -300 },
    { name: 'int32', type: 'Int32', value: -70_000 },
    { name: 'uint32', type: 'UInt32', value: 4_000_000_000 },
    { name: 'uint64', type: 'UInt64', value: 1_795_219_200_000 },
    { name: 'float', type: 'Float', value: 21.3 },
    { name: 'double', type: 'Double', value: 21.37 },
    { name: 'yes', type: 'Boolean', value: true },
    { name: 'no', type: 'Boolean', value: false },
    { name: 'none', type: 'Int32', value: 0 },
    { name: 'word', type: 'String', value: 'Charging' },
    { name: '__proto__', type: 'Int32', value: 1 },
  ]
  const [said] = fields(hear('NBIRTH/e', 0, [bdSeq(0), ...sent]))
  t.same(
    Object.entries(said ?? {}),
    sent.map(({ name, value }) => [name, value]),
  )
})

t.test('a metric that is null was not measured', async t => {
  const [said] = fields(
    host()('NBIRTH/e', 0, [
      { name: 'a', type: 'Float', value: null },
      { name: 'b', type: 'Float', value: 1 },
    ]),
  )
  t.same(said, { b: 1 })
})

t.test('a message that is missing is counted once, and asks for a birth', async t => {
  const hear = host()
  hear('NBIRTH/e', 0, [bdSeq(0), { name: 'a', alias: 1, type: 'Float', value: 1 }])
  t.same(events(hear('NDATA/e', 1, [{ alias: 1, type: 'Float', value: 2 }])), [])
  t.same(events(hear('NDATA/e', 3, [{ alias: 1, type: 'Float', value: 3 }])), [
    'sequence-gap',
    'rebirth-wanted',
  ])
  t.same(events(hear('NDATA/e', 4, [{ alias: 1, type: 'Float', value: 4 }])), [])
})

t.test('after 255 comes 0', async t => {
  const hear = host()
  hear('NBIRTH/e', 255, [bdSeq(0)])
  t.same(events(hear('NDATA/e', 0, [{ name: 'a', type: 'Float', value: 2 }])), [])
})

t.test('an alias that no birth named is refused by name, and the rest stands', async t => {
  const hear = host()
  hear('NBIRTH/e', 0, [bdSeq(0), { name: 'a', alias: 1, type: 'Float', value: 1 }])
  const heard = hear('NDATA/e', 1, [
    { alias: 1, type: 'Float', value: 2 },
    { alias: 9, type: 'Float', value: 3 },
  ])
  t.same(fields(heard), [{ a: 2 }])
  t.same(events(heard), ['alias-unknown', 'rebirth-wanted'])
})

t.test('a birth begins anew: aliases of the one before mean nothing any more', async t => {
  const hear = host()
  hear('NBIRTH/e', 0, [bdSeq(0), { name: 'a', alias: 1, type: 'Float', value: 1 }])
  hear('NBIRTH/e', 0, [bdSeq(1), { name: 'b', alias: 2, type: 'Float', value: 1 }])
  t.same(events(hear('NDATA/e', 1, [{ alias: 1, type: 'Float', value: 2 }])), [
    'alias-unknown',
    'rebirth-wanted',
  ])
})

t.test('the will of a session that is over says nothing of the one that runs', async t => {
  const hear = host()
  hear('NBIRTH/e', 0, [bdSeq(4)])
  t.same(events(hear('NDEATH/e', undefined, [bdSeq(3)])), ['death-of-another-session'])
  t.match(hear('NDEATH/e', undefined, [bdSeq(4)]), {
    heard: [{ what: 'status', address: 'g/e', online: false }],
  })
})

t.test('what is historical has its own time', async t => {
  const heard = host()('NBIRTH/e', 0, [
    { name: 'a', type: 'Float', value: 1, isHistorical: true, timestamp: T - 5_000 },
    { name: 'a', type: 'Float', value: 2 },
  ])
  t.match(heard, {
    heard: [{ what: 'status' }, { ts: T - 5_000, fields: { a: 1 } }, { ts: T, fields: { a: 2 } }],
  })
})

t.test('a device that dies is offline, and what is no topic of such a message is of no device', async t => {
  const hear = host()
  hear('NBIRTH/e', 0, [bdSeq(0)])
  t.match(hear('DDEATH/e/d', 1, []), { heard: [{ what: 'status', address: 'g/e/d', online: false }] })
  for (const path of ['DDATA/e', 'NDATA/e/d', 'XDATA/e', 'NDATA', 'DDATA/e/d/x'])
    t.same(events(hear(path, 2, [])), ['topic-names-no-device'], path)
  t.same(hear('NCMD/e', 2, []), { ok: true, heard: [] })
})
