import t from 'tap'
import type { FormatExample, PastedMessage, SourceFormat, SourceMessage } from '../source.ts'
import { formatNamed, formats } from './formats.ts'

const limits = { payloadBytesMax: 65_536 }

const sent = ({ topic, payload, encoding = 'text', retained }: PastedMessage): SourceMessage => ({
  ...{ topic, retained: retained === true },
  payload: Buffer.from(payload, encoding === 'text' ? 'utf8' : encoding),
})

function read({ open }: SourceFormat, { settings = {}, after = [], ...message }: FormatExample) {
  const reader = open(settings, limits)
  for (const before of after) reader(sent(before))
  return reader(sent(message))
}

t.test(
  'each format is found by a name of its own, and shows both what it reads and what it refuses',
  async t => {
    for (const format of formats) {
      t.equal(formatNamed(format.name), format)
      for (const ok of [true, false])
        t.ok(
          format.examples.some(({ becomes }) => becomes.ok === ok),
          `${format.name} has an example that is ${ok ? 'read' : 'refused'}`,
        )
    }
  },
)

for (const format of formats) {
  t.test(`${format.name} reads its examples as it says`, async t => {
    for (const example of format.examples) t.same(read(format, example), example.becomes, example.title.en)
  })
}

t.test('a format says that it hands on frames if and only if it does', async t => {
  for (const { name, examples, handsOnFrames = false } of formats) {
    const heard = examples.flatMap(({ becomes }) => (becomes.ok ? becomes.heard : []))
    const hasFrame = heard.some(each => each.what === 'said' && each.frame !== undefined)
    t.equal(handsOnFrames, hasFrame, name)
  }
})
