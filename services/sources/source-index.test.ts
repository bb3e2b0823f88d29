import t from 'tap'
import { filterMatches } from '../decode/topic-filter.ts'
import type { Via } from './source.ts'
import { type Open, SourceIndex } from './source-index.ts'
import { asSource } from './testing/as-source.ts'

const read = () => ({ ok: false as const, reason: 'unread' })
const openOf = (id: string, via: Via, filters: readonly string[], isOn = true): Open => ({
  source: asSource({ id, via, filters, isOn }),
  read,
})
const estate: Via = { bridge: 'estate' }

function indexOf(...all: readonly Open[]) {
  const index = new SourceIndex()
  index.renew(all)
  return (via: Via, topic: string) => index.meaning(via, topic).map(({ source }) => source.id)
}

t.test('a message goes to each source of its way that means its topic, and to no other', async t => {
  const meaning = indexOf(
    openOf('bins', estate, ['bins/+', 'sheds/#']),
    openOf('all', estate, ['#']),
    openOf('any', estate, ['+/7']),
    openOf('other', { bridge: 'other' }, ['bins/+']),
    openOf('same name', { gateway: 'estate' }, ['bins/+']),
    openOf('off', estate, ['bins/+'], false),
  )
  t.same(meaning(estate, 'bins/7'), ['bins', 'all', 'any'])
  t.same(meaning(estate, 'sheds/7'), ['bins', 'all', 'any'])
  t.same(meaning(estate, 'lane/8'), ['all'])
  t.same(meaning(estate, '$SYS/7'), [])
  t.same(meaning({ gateway: 'estate' }, 'bins/7'), ['same name'])
  t.same(meaning({ gateway: 'none' }, 'bins/7'), [])
})

t.test('as many sources as may be saved cost a message no more than one does', async t => {
  let looks = 0
  const counted = (open: Open): Open => ({
    ...open,
    source: {
      ...open.source,
      get filters() {
        looks += 1
        return open.source.filters
      },
    },
  })
  const COUNT = 10_000
  const half = (n: number): Via => (n % 2 === 0 ? estate : { gateway: `gw-${n}` })
  const all = Array.from({ length: COUNT }, (_, n) => counted(openOf(`s-${n}`, half(n), [`plant-${n}/+/up`])))
  const index = new SourceIndex()
  index.renew(all)
  const topic = `plant-${COUNT - 2}/7/up`
  looks = 0
  t.equal(index.meaning(estate, topic).length, 1)
  t.equal(looks, 1, 'one is looked at')
  const one = perMessageUs(() => index.meaning(estate, topic))
  const through = perMessageUs(() => all.filter(each => isMeant(each, topic)))
  t.comment(
    `${COUNT} sources: ${one.toFixed(2)} µs a message, ${through.toFixed(0)} µs going through all (${Math.round(through / one)} ×)`,
  )
})

const isMeant = ({ source: { via, isOn, filters } }: Open, topic: string) =>
  isOn && 'bridge' in via && via.bridge === 'estate' && filters.some(filter => filterMatches(filter, topic))

function perMessageUs(work: () => unknown): number {
  const TIMES = 30
  const began = performance.now()
  for (let n = 0; n < TIMES; n += 1) work()
  return ((performance.now() - began) * 1_000) / TIMES
}
