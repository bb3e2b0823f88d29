import t from 'tap'
import type { CodecExample } from '../decode/codec.ts'
import { codecs } from '../decode/codecs/codecs.ts'
import type { Said } from '../decode/source.ts'
import { kinds } from '../domain/kinds/kinds.ts'
import { tellsOf } from './tells.ts'
import { asSource } from './testing/as-source.ts'
import { UnclaimedList } from './unclaimed.ts'

const field = asSource({ id: 'field' })
const nobody = { heardAt: () => undefined }
const saidOf = ({ said }: CodecExample, model?: string): Said => ({
  ...{ what: 'said', address: '7', fields: 'fields' in said ? said.fields : {} },
  ...(model && { about: { model } }),
  ...('hex' in said && {
    frame: {
      bytes: Buffer.from(said.hex.replaceAll(' ', ''), 'hex'),
      ...(said.port !== undefined && { port: said.port }),
    },
  }),
})

function tells(said: Said) {
  const list = new UnclaimedList({ devicesMax: 1, payloadBytesMax: 10 })
  list.note('field', said, { topic: 'up', payload: new Uint8Array() }, 0)
  const [waiting] = list.list()
  return waiting && tellsOf(waiting, field, { kinds, registry: nobody })
}

t.test(
  'nothing that a band measures in any of the examples is shown, whoever it may be taken for',
  async t => {
    for (const codec of codecs.filter(({ kind }) => kind === 'wristband'))
      for (const example of codec.examples)
        t.not(tells(saidOf(example)), 'nothing-private', `${codec.name}: ${example.title}`)
  },
)

t.test('what a thing says that names its model is no matter of health', async t => {
  for (const codec of codecs.filter(({ kind }) => kind !== undefined && kind !== 'wristband'))
    for (const example of codec.examples.filter(({ becomes }) => becomes.ok))
      t.not(tells(saidOf(example, codec.models[0])), 'health', `${codec.name}: ${example.title}`)
})

t.test('a message that was cut may say anything', async t => {
  const list = new UnclaimedList({ devicesMax: 1, payloadBytesMax: 10 })
  const bin: Said = { what: 'said', address: '7', fields: { fillPercent: 80 } }
  list.note('field', bin, { topic: 'up', payload: Buffer.from('x'.repeat(11)) }, 0)
  const [waiting] = list.list()
  t.equal(waiting && tellsOf(waiting, field, { kinds, registry: nobody }), 'not-understood')
})
