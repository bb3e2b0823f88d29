import t from 'tap'
import { chosenCodec, otherCodecs } from './codec-choices.ts'

const codec = (name: string) => ({ name, title: { en: name, zh: name }, models: [], needsMounting: false })
const all = [codec('metrics'), codec('milesight')]
const namesOf = (usual: string) => otherCodecs(all, usual).map(({ name }) => name)

t.test('what holds anyway stands in the list of codecs once', async t => {
  t.same(namesOf(''), ['milesight'])
  t.same(namesOf('milesight'), ['metrics'])
  t.equal(chosenCodec('metrics', ''), '')
  t.equal(chosenCodec('metrics', 'milesight'), 'metrics')
  t.equal(chosenCodec('milesight', 'milesight'), '')
})
