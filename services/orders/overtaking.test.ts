import t from 'tap'
import { SYSTEM } from '../domain/model/person.ts'
import { MINUTE, SECOND } from '../domain/model/time.ts'
import { charger, openDesk } from './testing/desk.ts'

t.test('a cut-off goes before what waits, and what would undo it is not sent any more', async t => {
  const { give, way, over, states } = await openDesk(t)
  await give('reset')
  await way.untilHeard(1)
  for (const name of ['restore', 'unlock', 'start']) await give(name)
  await give('cut-off', { by: SYSTEM })
  await give('restore')
  t.same(await states(), [
    'order-6 queued',
    'order-5 queued',
    'order-4 cancelled overtaken',
    'order-3 queued',
    'order-2 cancelled overtaken',
    'order-1 sent',
  ])
  for (const id of ['order-1', 'order-5', 'order-3']) {
    while (!way.heard.some(one => one.id === id)) await way.untilHeard(way.heard.length + 1)
    way.answer(id, { ok: true })
    await over(id)
  }
  t.same(await way.untilHeard(4), ['order-1', 'order-5', 'order-3', 'order-6'])
  const urgent = way.heard.map(({ isUrgent }) => isUrgent)
  t.same(urgent, [undefined, true, undefined, undefined], 'its way is told that it goes before others')
})

t.test(
  'a cut-off waits a few seconds for the answer to another order, and what comes later stands beside it',
  async t => {
    const { give, way, time, over, states, lates } = await openDesk(t)
    await give('reset')
    await way.untilHeard(1)
    await give('cut-off')
    await time.pass(5 * SECOND - 1)
    t.same(await states(), ['order-2 queued', 'order-1 sent'])
    await time.pass(1)
    t.same(await way.untilHeard(2), ['order-1', 'order-2'])
    t.match(await over('order-1'), { state: 'timed-out', reason: 'no-answer' })
    t.ok(await way.answerLate(charger, 'order-1', { ok: true }))
    t.match(lates, [{ id: 'order-1', late: { ok: true } }])
    await give('cut-off')
    await time.pass(44 * SECOND)
    t.same((await states())[1], 'order-2 sent', 'one cut-off waits for the other')
  },
)

t.test('where the connection breaks, what may be done twice is sent again when it is back', async t => {
  const { give, way, time, over, states } = await openDesk(t)
  await give('cut-off')
  await way.untilHeard(1)
  way.lose('order-1')
  while ((await states())[0] !== 'order-1 queued') await time.pass(0)
  await time.pass(MINUTE)
  t.same(way.heard.length, 1)
  way.connect()
  t.same(await way.untilHeard(2), ['order-1', 'order-1'])
  way.answer('order-1', { ok: true })
  t.match(await over('order-1'), { state: 'done' })
})

t.test('where the connection breaks, of what may not be done twice nobody knows', async t => {
  const { give, way, over } = await openDesk(t)
  await give('reset')
  await way.untilHeard(1)
  way.lose('order-1')
  t.match(await over('order-1'), { state: 'timed-out', reason: 'connection-lost' })
})

t.test('what would undo a cut-off that waits is not sent again behind it', async t => {
  const { give, way, over } = await openDesk(t)
  await give('restore')
  await way.untilHeard(1)
  await give('cut-off')
  way.lose('order-1')
  t.match(await over('order-1'), { state: 'timed-out', reason: 'connection-lost' })
  way.connect()
  t.same(await way.untilHeard(2), ['order-1', 'order-2'])
})

t.test('what is sent again after it expired is not sent', async t => {
  const { give, way, time, over } = await openDesk(t)
  await give('restore', { since: 1_000 - 10 * MINUTE + 5 })
  await way.untilHeard(1)
  await time.pass(5)
  way.lose('order-1')
  t.match(await over('order-1'), { state: 'timed-out', reason: 'connection-lost' })
})
