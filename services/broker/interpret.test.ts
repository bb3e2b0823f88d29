import t from 'tap'
import { kinds } from '../domain/kinds/kinds.ts'
import { Tally } from '../runtime/tally.ts'
import { interpreter } from './interpret.ts'

const bin = { id: 'bin-1', kind: 'smart-bin', site: 's', zone: 'z', name: 'Bin' }

function heard(payload: string) {
  const tally = new Tally()
  const interpret = interpreter({ kinds, limits: { payloadBytesMax: 1_000, keysMax: 64 }, tally })
  const message = { payload: Buffer.from(payload), qos: 0 as const, dup: false, retain: false }
  const input = interpret(bin, 'telemetry', message, undefined)
  return { reading: input?.type === 'reading' ? input.reading : undefined, tally }
}

t.test('a value that cannot be is left out and its metric told', async t => {
  const { reading, tally } = heard('{"ts":1700000000000,"fillPercent":40,"temperatureC":900}')
  t.same(reading, {
    deviceId: 'bin-1',
    values: { fillPercent: 40 },
    ts: 1_700_000_000_000,
    doubted: ['temperatureC'],
    above: { temperatureC: 900 },
  })
  t.equal(tally.of('metrics_rejected', 'metric-out-of-range'), 1)
})

t.test('a message whose every value cannot be is a reading of none, at its time', async t => {
  const { reading, tally } = heard('{"ts":1700000000000,"fillPercent":101}')
  t.same(reading, { deviceId: 'bin-1', values: {}, ts: 1_700_000_000_000, doubted: ['fillPercent'] })
  t.same([...tally.entries('payloads_rejected')], [], 'it is counted once')
})

t.test('a message that says nothing of any sensor is refused whole', async t => {
  const { reading, tally } = heard('{"smell":3}')
  t.equal(reading, undefined)
  t.equal(tally.of('payloads_rejected', 'no-good-metric'), 1)
})

t.test('a number that was sent as unsigned is counted by its metric', async t => {
  const { reading, tally } = heard('{"temperatureC":255}')
  t.same(reading, { deviceId: 'bin-1', values: { temperatureC: -1 }, above: { temperatureC: 255 } })
  t.equal(tally.of('metrics_unwrapped', 'temperatureC'), 1)
})

t.test('a flag that was sent as a number is counted by its metric', async t => {
  const { reading, tally } = heard('{"lidOpen":1}')
  t.same(reading, { deviceId: 'bin-1', values: { lidOpen: true } })
  t.equal(tally.of('metrics_coerced', 'lidOpen'), 1)
})

t.test('of a message with too many keys what the kind knows is heard, and the rest is counted', async t => {
  const others = Array.from({ length: 70 }, (_, i) => `"x${i}":1`).join()
  const { reading, tally } = heard(`{${others},"lidOpen":true}`)
  t.same(reading, { deviceId: 'bin-1', values: { lidOpen: true } })
  t.equal(tally.of('metrics_rejected', 'too-many-keys'), 70)
})
