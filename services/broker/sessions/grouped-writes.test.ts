import t from 'tap'
import type { MqttChange } from '../../store/mqtt-store.ts'
import { GroupedWrites } from './grouped-writes.ts'

const added = (clientId: string): MqttChange => ({ type: 'session', clientId, owner: 'bin-1', leftAt: null })
const removed = (clientId: string): MqttChange => ({ type: 'session-ended', clientId })

/** Writes that are held in hand: what was to be saved, and how each ends. */
function rig() {
  const saved: string[][] = []
  const ends: { resolve(): void; reject(error: Error): void }[] = []
  const failures: unknown[] = []
  const begun: (() => void)[] = []
  const writes = new GroupedWrites(
    changes => {
      saved.push(changes.map(change => `${change.type} ${'clientId' in change ? change.clientId : ''}`))
      begun.shift()?.()
      return new Promise((resolve, reject) => ends.push({ resolve, reject }))
    },
    error => failures.push(error),
  )
  const saving = (count: number) =>
    saved.length >= count ? Promise.resolve() : new Promise<void>(resolve => begun.push(resolve))
  return { writes, saved, ends, failures, saving }
}

t.test('what comes while a write is under way goes with the next one, in its order', async t => {
  const { writes, saved, ends, saving } = rig()
  const first = writes.write(added('a'), added('b'))
  await saving(1)
  const [second, third] = [writes.write(added('c')), writes.write(removed('c'))]
  let settled = false
  void writes.settled().then(() => {
    settled = true
  })
  ends[0]?.resolve()
  await first
  await saving(2)
  t.same(saved, [
    ['session a', 'session b'],
    ['session c', 'session-ended c'],
  ])
  t.equal(settled, false)
  ends[1]?.resolve()
  await Promise.all([second, third, writes.settled()])
})

t.test(
  'after a failure what was added is refused, and what was taken away goes first with the next write',
  async t => {
    const { writes, saved, ends, failures, saving } = rig()
    const first = writes.write(added('a'), removed('b'))
    await saving(1)
    ends[0]?.reject(new Error('full'))
    await t.rejects(first, { message: 'full' })
    writes.writeLater(removed('c'))
    await saving(2)
    ends[1]?.reject(new Error('still full'))
    await writes.settled()
    const last = writes.write(added('d'))
    await saving(3)
    ends[2]?.resolve()
    await last
    t.same(saved.slice(1), [
      ['session-ended b', 'session-ended c'],
      ['session-ended b', 'session-ended c', 'session d'],
    ])
    const next = writes.write(added('e'))
    await saving(4)
    ends[3]?.resolve()
    await next
    t.same(saved.at(-1), ['session e'], 'it is not owed any more')
    t.equal(failures.length, 2)
  },
)

t.test(
  'what nobody waited for is owed too, the last of each client, in the order of what was last',
  async t => {
    const { writes, saved, ends, saving } = rig()
    writes.writeLater(added('a'))
    for (let n = 0; n < 3; n++) writes.writeLater(removed('a'), added('b'), added('a'))
    await saving(1)
    ends[0]?.reject(new Error('full'))
    await writes.settled()
    const next = writes.write(added('c'))
    await saving(2)
    ends[1]?.resolve()
    await next
    t.same(saved[1], ['session-ended a', 'session b', 'session a', 'session c'])
  },
)
