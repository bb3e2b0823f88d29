import t from 'tap'
import { Copies, type Delivery } from './copies.ts'

const delivery = (topic: string, body: string, more: Partial<Delivery> = {}): Delivery => ({
  ...{ topic, payload: Buffer.from(body), qos: 1, retained: false, again: false },
  ...more,
})

t.test('one message by two filters that lie across each other is one', async t => {
  const copies = new Copies()
  const filters = ['a/+', '+/b']
  const came = ['x', 'x', 'x', 'y'].map(body => copies.isCopy(delivery('a/b', body), filters))
  t.same(came, [false, true, false, false], 'a third of the kind was published')
})

t.test('what one filter alone means is never taken for a copy', async t => {
  const copies = new Copies()
  const came = ['x', 'x'].map(body => copies.isCopy(delivery('a/c', body), ['a/+', '+/b']))
  t.same(came, [false, false])
})

t.test('a broker that names its subscriptions is believed', async t => {
  const copies = new Copies()
  const filters = ['a/+', '+/b']
  const by = (...subscriptions: number[]) => copies.isCopy(delivery('a/b', 'x', { subscriptions }), filters)
  t.same([by(1, 2), by(1, 2), by(1), by(2)], [false, false, false, true])
})

t.test('what is sent again after a break is left to its message id', async t => {
  const copies = new Copies()
  const filters = ['a/+', '+/b']
  t.same(
    [delivery('a/b', 'x'), delivery('a/b', 'x', { again: true })].map(each => copies.isCopy(each, filters)),
    [false, false],
  )
})
