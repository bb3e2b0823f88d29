import t from 'tap'
import { MessageQueue, newlyQueued } from './message-queue.ts'

const queueOf = (count: number) => {
  const queue = new MessageQueue()
  const messages = Array.from({ length: count }, (_, i) =>
    newlyQueued({ n: i + 1, topic: 'a', payload: '', qos: 1, brokerId: 'b', brokerCounter: i + 1 }),
  )
  for (const message of messages) queue.add(message)
  return { queue, messages }
}

t.test(
  'an id under which another message is on its way is passed over, around the end of 16 bits too',
  async t => {
    const { queue, messages } = queueOf(4)
    const [a, b, c, d] = messages as [never, never, never, never]
    t.equal(queue.giveId(a, 65_534), 65_534)
    t.equal(queue.giveId(b, 65_534), 65_535)
    t.equal(queue.giveId(c, 65_534), 1)
    t.equal(queue.giveId(a, 65_534), 65_534, 'its own it may have')
    queue.remove(b)
    t.equal(queue.withId(65_535), undefined)
    t.equal(queue.giveId(d, 65_534), 65_535)
  },
)

t.test('a message is known by its name until it is removed', async t => {
  const { queue, messages } = queueOf(2)
  t.equal(queue.named({ brokerId: 'b', brokerCounter: 2 }), messages[1])
  queue.remove(messages[1] as never)
  t.equal(queue.named({ brokerId: 'b', brokerCounter: 2 }), undefined)
  t.equal(queue.size, 1)
})

t.test('a message that comes while they are gone through is met too', async t => {
  const { queue } = queueOf(1)
  const met: number[] = []
  for (const { n } of queue.values()) {
    met.push(n)
    if (n < 3) queue.add(newlyQueued({ n: n + 1, topic: 'a', payload: '', qos: 1 }))
  }
  t.same(met, [1, 2, 3])
})
