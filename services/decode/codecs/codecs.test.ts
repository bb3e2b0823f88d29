import t from 'tap'
import { kinds } from '../../domain/kinds/kinds.ts'
import type { CodecExample } from '../codec.ts'
import type { Encoded } from '../orders.ts'
import type { Said } from '../source.ts'
import { codecs } from './codecs.ts'

const kindOf = (kind: string | undefined) => (kind === undefined ? undefined : kinds.get(kind))

const saidIn = ({ said }: CodecExample): Said => ({
  ...{ what: 'said', address: 'seven' },
  ...('hex' in said
    ? {
        fields: {},
        frame: { bytes: Buffer.from(said.hex, 'hex'), ...(said.port !== undefined && { port: said.port }) },
      }
    : { fields: said.fields }),
})

t.test(
  'each codec has a name of its own, a kind that there is, and says both what it reads and what it refuses',
  async t => {
    t.equal(new Set(codecs.map(({ name }) => name)).size, codecs.length)
    for (const { name, kind, examples } of codecs) {
      t.ok(kind === undefined || kinds.has(kind), `${name}: ${kind}`)
      for (const ok of [true, false])
        t.ok(
          examples.some(({ becomes }) => becomes.ok === ok),
          `${name} has an example that is ${ok ? 'read' : 'refused'}`,
        )
    }
  },
)

const encoded = (becomes: Encoded) => {
  if (!becomes.ok) return { reason: becomes.reason }
  if ('fields' in becomes) return { fields: becomes.fields }
  return { hex: Buffer.from(becomes.bytes).toString('hex'), port: becomes.port }
}

for (const { name, kind, encode, orderExamples = [] } of codecs.filter(
  ({ encode }) => encode !== undefined,
)) {
  t.test(
    `${name} says orders of its kind as it says, and shows one that it knows and one that it does not`,
    async t => {
      for (const { order, becomes } of orderExamples) {
        t.ok(kindOf(kind)?.orders?.[order.name], `${order.name} is an order of its kind`)
        t.same(encoded(encode?.(order) as Encoded), becomes, order.name)
      }
      for (const isKnown of [true, false])
        t.ok(orderExamples.some(({ becomes }) => !('reason' in becomes) === isKnown))
      t.match(encode?.({ name: 'report-every', parameters: {} }), { ok: false }, 'without its figure')
    },
  )
}

for (const { name, kind, examples, read } of codecs) {
  t.test(`${name} reads its examples as it says`, async t => {
    for (const example of examples) {
      const result = read(saidIn(example), example.mounting)
      t.same(result, example.becomes, example.title)
      const metrics = kind === undefined ? undefined : kinds.get(kind)?.metrics
      if (result.ok && metrics)
        t.same(
          Object.keys(result.values).filter(metric => !(metric in metrics)),
          [],
          'metrics of its kind',
        )
    }
  })

  t.test(`${name} throws at nothing`, async t => {
    for (const hex of ['', '00', 'ff'.repeat(300)])
      for (const port of [undefined, 1, 85]) {
        const frame = { bytes: Buffer.from(hex, 'hex'), ...(port !== undefined && { port }) }
        t.doesNotThrow(
          () => read({ what: 'said', address: '7', fields: {}, frame }, undefined),
          `${hex} ${port}`,
        )
      }
    for (const fields of [{ a: null }, { battery: {} }, { action: [] }])
      t.doesNotThrow(() => read({ what: 'said', address: '7', fields }, undefined))
  })
}
