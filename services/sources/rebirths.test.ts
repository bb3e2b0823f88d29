import t from 'tap'
import type { Downlink } from '../decode/orders.ts'
import { ASKED_EVERY_MS, Rebirths } from './rebirths.ts'
import { listening } from './testing/listening.ts'

const DATA = Buffer.from('08e0d8c98dde33120910072009650000a0' + '42120a1008200350faffffff0f1802', 'hex')

function asking(isOpen = () => true) {
  const { sources, tally } = listening('sparkplug-b', {})
  const asked: string[] = []
  const clock = { now: 0 }
  const down = {
    isOpen,
    publish: async (_source: unknown, { topic }: Downlink) => void asked.push(topic),
    whenOpen: () => () => {},
  }
  new Rebirths({ sources, down, tally, now: () => clock.now })
  const unknownAlias = (node: string) =>
    sources.ofGateway('gw-1', { topic: `spBv1.0/g/DDATA/${node}/bin`, payload: DATA, retained: false })
  return { asked, clock, unknownAlias, tally }
}

t.test('each edge node is asked when a birth is wanted, and not again before its time', async t => {
  const { asked, clock, unknownAlias } = asking()
  const table: [at: number, node: string, asked: number][] = [
    [0, 'one', 1],
    [0, 'one', 1],
    [1, 'two', 2],
    [ASKED_EVERY_MS - 1, 'one', 2],
    [ASKED_EVERY_MS, 'one', 3],
  ]
  for (const [at, node, count] of table) {
    clock.now = at
    unknownAlias(node)
    t.equal(asked.length, count, `${node} at ${at}`)
  }
  t.same(asked.slice(0, 2), ['spBv1.0/g/NCMD/one', 'spBv1.0/g/NCMD/two'])
})

t.test('who is not there is asked as soon as he speaks and hears', async t => {
  let isThere = false
  const { asked, unknownAlias } = asking(() => isThere)
  unknownAlias('one')
  t.same(asked, [])
  isThere = true
  unknownAlias('one')
  t.same(asked, ['spBv1.0/g/NCMD/one'])
})
