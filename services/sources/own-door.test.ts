import t from 'tap'
import type { Via } from './source.ts'
import { asSource } from './testing/as-source.ts'
import { listening } from './testing/listening.ts'

const message = {
  ...{ topic: 'bins/7/state', retained: true },
  payload: Buffer.from('{"fillPercent":80}'),
}

t.test('whoever asks at the own door that its message be kept says what is so now', async t => {
  const { sources, tally } = listening('plain-json', { 7: { kind: 'smart-bin' } })
  const kept: boolean[] = []
  sources.whenHeard((_source, _heard, _device, { retained }) => kept.push(retained))
  t.match(sources.ofGateway('gw-1', message), [{ reading: { values: { fillPercent: 80 } } }])
  t.same(kept, [false], 'so it answers an order too')
  t.equal(tally.of('payloads_rejected', 'retained-without-time'), 0)
  const tried = (via: Via) =>
    sources.try(asSource({ id: 'field', via, format: 'plain-json' }), message).tried[0]?.becomes
  t.equal(tried({ gateway: 'gw-1' }), 'reading')
  t.equal(tried({ bridge: 'estate' }), 'refused')
})
