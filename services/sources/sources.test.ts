import t from 'tap'
import { Environment } from '../config/environment.ts'
import { judge } from '../domain/ingest/judge.ts'
import { INGEST_TO, newIngestMemory } from '../domain/ingest/memory.ts'
import { kinds } from '../domain/kinds/kinds.ts'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Reading } from '../domain/model/reading.ts'
import { DeviceRefusals } from '../runtime/device-refusals.ts'
import { Tally } from '../runtime/tally.ts'
import { sourceConfig } from './config.ts'
import { SourceFault } from './desk.ts'
import type { Source } from './source.ts'
import { Sources } from './sources.ts'

const NOW = Date.UTC(2026, 4, 1, 12)
const bin: Device = {
  ...{ id: 'bin-1', kind: 'smart-bin', site: 'riverside', zone: 'gate', name: 'Bin', gateway: 'gw-1' },
  origin: { source: 'yard', address: '7' },
}
const yard: Source = {
  ...{ id: 'yard', site: 'riverside', name: 'Yard', via: { gateway: 'gw-1' }, filters: ['bins/+/state'] },
  ...{ format: 'plain-json', settings: {}, isOn: true, savedAt: NOW, savedBy: 'admin', version: 1 },
}

function sourcesWith(env: Readonly<Record<string, string>> = {}, now = () => NOW) {
  const tally = new Tally()
  const refusals = new DeviceRefusals(() => NOW)
  const view = { device: bin, values: {}, lastSeenAt: null, online: null, historyFrom: null }
  const registry = {
    ...{ get: () => undefined, revision: 1 },
    list: () => [view],
    of: (source: string) => (source === 'yard' ? [view] : []),
    heardAt: (source: string, address: string) => (source === 'yard' && address === '7' ? view : undefined),
  }
  const limits = sourceConfig(new Environment(env))
  const sources = new Sources({ registry, kinds, limits, tally, refusals, now })
  sources.put(yard)
  return { sources, tally, refusals }
}

const message = (topic: string, body: unknown, retained = false) => ({
  ...{ topic, retained },
  payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})

t.test('what a source says of a device that is known is a reading of its kind', async t => {
  const { sources, tally, refusals } = sourcesWith()
  const said = sources.ofGateway(
    'gw-1',
    message('bins/7/state', { ts: NOW, fillPercent: 80, tiltDeg: 'much' }),
  )
  t.same(said, [
    {
      type: 'reading',
      reading: { deviceId: 'bin-1', values: { fillPercent: 80 }, ts: NOW, doubted: ['tiltDeg'] },
    },
  ])
  t.equal(tally.of('metrics_rejected', 'metric-type'), 1)
  t.match(refusals.of('bin-1'), { total: 1, reasons: [{ metric: 'tiltDeg', reason: 'metric-type' }] })
})

t.test('a topic that no source of the gateway means is none of its affairs', async t => {
  const { sources } = sourcesWith()
  for (const [gateway, topic] of [
    ['gw-1', 'bins/7/other'],
    ['gw-2', 'bins/7/state'],
  ] as const)
    t.equal(sources.ofGateway(gateway, message(topic, { fillPercent: 80 })), undefined)
  sources.put({ ...yard, isOn: false })
  t.equal(sources.ofGateway('gw-1', message('bins/7/state', { fillPercent: 80 })), undefined, 'switched off')
})

t.test('unstamped, a message is known by its sender’s name for it, and a kept one is no reading', async t => {
  const { sources, tally } = sourcesWith()
  const body = { fillPercent: 80 }
  t.match(
    sources.ofGateway('gw-1', message('bins/7/state', body), () => 'packet 1'),
    [{ reading: { packet: 'packet 1' } }],
  )
  sources.put({ ...yard, via: { bridge: 'estate' } })
  t.match(sources.ofBridge('estate', message('bins/7/state', body, true)), [{ inputs: [] }])
  t.equal(tally.of('payloads_rejected', 'retained-without-time'), 1)
})

t.test('a device that nobody registered waits with its last message, the latest of so many', async t => {
  const { sources, tally } = sourcesWith({ LINLI_UNCLAIMED_DEVICES: '2' })
  for (const address of ['1', '2', '3', '2'])
    sources.ofGateway('gw-1', message(`bins/${address}/state`, { fillPercent: 5 }))
  t.match(sources.unclaimed.list(), [
    { address: '2', count: 2, topic: 'bins/2/state' },
    { address: '3', count: 1 },
  ])
  t.equal(sources.unclaimed.list().length, 2)
  t.equal(tally.of('source_messages_rejected', 'device-unclaimed'), 4)
  sources.remove('yard')
  t.same(sources.unclaimed.list(), [])
})

t.test(
  'a system that says of itself that it goes away says it of all its devices, and of nobody else’s',
  async t => {
    const { sources } = sourcesWith()
    const recorder = { ...yard, format: 'frigate', filters: ['frigate/#'] }
    sources.put(recorder)
    const gone = message('frigate/available', 'offline')
    t.same(sources.ofGateway('gw-1', gone), [{ type: 'status', deviceId: 'bin-1', online: false }])
    sources.remove('yard')
    sources.put({ ...recorder, id: 'other' })
    t.same(sources.ofGateway('gw-1', gone), [])
  },
)

t.test('a message about a person is counted, and waits in no list', async t => {
  const { sources, tally } = sourcesWith()
  sources.put({ ...yard, format: 'frigate', filters: ['frigate/#'] })
  const person = { id: '1', camera: 'gate', label: 'person', sub_label: ['Li Hua', 0.8] }
  sources.ofGateway('gw-1', message('frigate/events', { type: 'new', after: person }))
  t.equal(tally.of('source_events', 'person-seen'), 1)
  t.same(sources.unclaimed.list(), [])
})

t.test('what is no JSON is counted under its name, and nothing comes of it', async t => {
  const { sources, tally } = sourcesWith()
  t.same(sources.ofGateway('gw-1', message('bins/7/state', '80 %')), [])
  t.equal(tally.of('source_messages_rejected', 'not-json'), 1)
})

t.test('a trial says what would come of a message and leaves nothing behind', async t => {
  const { sources, tally } = sourcesWith()
  const known = sources.try(yard, message('bins/7/state', { fillPercent: 80 }))
  t.match(known.tried, [
    { becomes: 'reading', device: { id: 'bin-1' }, understood: { values: { fillPercent: 80 } } },
  ])
  const { tried } = sources.try(yard, message('bins/8/state', { fillPercent: 80 }))
  t.match(tried, [{ becomes: 'unclaimed', device: undefined }])
  const as = { kind: 'smart-bin' }
  const asBin = sources.try(yard, message('bins/8/state', { fillPercent: 180 }), { as })
  const outOfRange = { metric: 'fillPercent', reason: 'metric-out-of-range' }
  t.match(asBin.tried, [{ understood: { rejected: [outOfRange] } }])
  t.same(sources.unclaimed.list(), [])
  t.same([...tally.entries('source_messages_rejected')], [])
})

t.test('a source that cannot be opened is refused in words', async t => {
  const { sources } = sourcesWith()
  t.throws(
    () => sources.put({ ...yard, format: 'none' }),
    new SourceFault('format: there is none called none'),
  )
  t.throws(
    () => sources.put({ ...yard, settings: { level: 0 } }),
    new SourceFault('level: expected a whole number from 1'),
  )
  t.equal(sources.get('yard'), yard, 'the one before stands')
})

t.test('who is heard through a gateway is known as long as its source is switched on', async t => {
  const { sources } = sourcesWith()
  const through = (gateway: string) => [...sources.heardThrough(gateway)].map(({ id }) => id)
  t.same([through('gw-1'), through('gw-2')], [['bin-1'], []])
  sources.put({ ...yard, isOn: false })
  t.same(through('gw-1'), [])
})

t.test('what may have come before says so, so that it is known for it', async t => {
  const { sources } = sourcesWith()
  const said = { ...message('bins/7/state', { fillPercent: 80 }), again: true }
  const heard = sources.ofGateway('gw-1', said, () => 'packet 1')
  t.match(heard, [{ reading: { packet: 'packet 1', dup: true } }])
})

t.test('a bridge that sources of several sites share says each on its own', async t => {
  const { sources } = sourcesWith()
  const via = { bridge: 'estate' }
  sources.put({ ...yard, via })
  sources.put({ ...yard, id: 'hill', site: 'hilltop', via })
  const heard = sources.ofBridge('estate', message('bins/7/state', { fillPercent: 80 }))
  t.same(
    heard?.map(({ site, inputs }) => [site, inputs.length]),
    [
      ['riverside', 1],
      ['hilltop', 0],
    ],
  )
  t.equal(sources.ofBridge('other', message('bins/7/state', {})), undefined)
})

t.test('what became of a source’s messages is known, reason by reason', async t => {
  const { sources } = sourcesWith()
  t.same(sources.heardOf.of('yard'), { lastAt: null, messages: 0, refused: [] })
  sources.ofGateway('gw-1', message('bins/7/state', { fillPercent: 80 }))
  sources.ofGateway('gw-1', message('bins/7/state', '80 %'))
  t.same(sources.heardOf.of('yard'), {
    ...{ lastAt: NOW, messages: 2 },
    refused: [{ reason: 'not-json', count: 1, lastAt: NOW }],
  })
})

t.test('what several kinds say alike is proposed as each of them, and is likeliest none', async t => {
  const { sources } = sourcesWith()
  const battery = message('bins/9/state', { batteryPercent: 50 })
  sources.ofGateway('gw-1', battery)
  const proposals = sources.proposals('yard', '9') ?? []
  t.ok(new Set(proposals.map(({ kind }) => kind)).size > 1)
  t.notOk(proposals.some(({ likeliest }) => likeliest))
  const yard = sources.get('yard')
  if (yard) t.equal(sources.try(yard, { ...battery, retained: false }).tried[0]?.kind, undefined)
})

t.test('what waits is proposed as what it can be read as, the best first', async t => {
  const { sources } = sourcesWith()
  sources.ofGateway('gw-1', message('bins/9/state', { fillPercent: 80, tiltDeg: 2, batteryPercent: 50 }))
  const [first, ...others] = sources.proposals('yard', '9') ?? []
  t.match(first, {
    kind: 'smart-bin',
    likeliest: true,
    understood: { values: { fillPercent: 80, tiltDeg: 2, batteryPercent: 50 } },
  })
  t.notOk(others.some(({ likeliest }) => likeliest))
  t.ok(others.every(({ understood }) => Object.keys(understood.values).length < 3))
  t.equal(sources.proposals('yard', 'none'), undefined)
  t.match(sources.tryUnclaimed('yard', '9', { kind: 'smart-bin' }), {
    heard: { address: '9' },
    understood: { values: { fillPercent: 80 } },
  })
})

t.test('who is ignored waits no more, and comes back when it is let in again', async t => {
  const { sources, tally } = sourcesWith()
  const hear = () => sources.ofGateway('gw-1', message('bins/9/state', { fillPercent: 5 }))
  hear()
  sources.put({ ...yard, ignored: ['9'] })
  hear()
  t.same(sources.waiting(), [])
  t.equal(tally.of('source_messages_rejected', 'device-ignored'), 1)
  sources.put(yard)
  hear()
  t.match(sources.waiting(), [{ address: '9' }])
})

t.test('whoever was registered meanwhile waits no more', async t => {
  const { sources } = sourcesWith()
  const payload = Buffer.from('{}')
  sources.unclaimed.note('yard', { what: 'said', address: '7', fields: {} }, { topic: 'x', payload }, NOW)
  t.equal(sources.unclaimed.list().length, 1)
  t.same(sources.waiting(), [])
})

t.test(
  'what was measured a while before it was sent is known again, though it comes at another moment',
  async t => {
    const at = { now: NOW }
    const { sources } = sourcesWith({}, () => at.now)
    sources.put({ ...yard, format: 'senml', filters: ['pack'] })
    const pack = [-60, -30].map(t => ({ bn: '', n: '7:fillPercent', v: 80 + t / 10, t }))
    const hear = (again: boolean) =>
      (sources.ofGateway('gw-1', { ...message('pack', pack), again }, () => 'packet 1') ?? []).map(said)
    const said = (input: Input) => (input.type === 'reading' ? input.reading : undefined)
    const first = hear(false)
    at.now += 5_000
    const again = hear(true)
    t.same(
      first.map(each => each?.ts),
      [NOW - 60_000, NOW - 30_000],
    )
    t.same(
      again.map(each => each?.ts),
      [NOW - 55_000, NOW - 25_000],
    )
    t.same(
      again.map(each => each?.packet),
      first.map(each => each?.packet),
    )
    const memory = newIngestMemory({ numbers: new Float64Array(INGEST_TO), start: 0 })
    const limits = { lateAfterMs: 600_000, futureToleranceMs: 0 }
    const standing = (each: Reading | undefined) => each && judge(each, memory, at.now, 0, limits).standing
    t.same(first.map(standing), ['live', 'live'])
    t.same(again.map(standing), ['repeated', 'repeated'])
  },
)

t.test('of several readings of a device in a message that comes again none is taken for another', async t => {
  const { sources } = sourcesWith()
  const settings = { expression: 'json.map(x, {"device": "7", "values": {"fillPercent": x}})' }
  sources.put({ ...yard, format: 'mapping', settings })
  const again = { ...message('bins/7/state', [70, 80, 80]), again: true }
  const hear = () =>
    (sources.ofGateway('gw-1', again, () => 'packet 1') ?? []).flatMap(input =>
      input.type === 'reading' ? [input.reading] : [],
    )
  const memory = newIngestMemory({ numbers: new Float64Array(INGEST_TO), start: 0 })
  const limits = { lateAfterMs: 600_000, futureToleranceMs: 0 }
  const standings = () => hear().map(each => judge(each, memory, NOW, 0, limits).standing)
  t.same(standings(), ['live', 'live', 'live'], 'its first copy was lost on its way')
  t.same(standings(), ['repeated', 'repeated', 'repeated'])
})
