import t, { type Test } from 'tap'
import { DAY, MINUTE } from '../domain/model/time.ts'
import { Tally } from '../runtime/tally.ts'
import { silentLog } from '../store/temporary.ts'
import { RETRY_MS } from './retries.ts'
import { charger, openDesk } from './testing/desk.ts'
import { KEPT_MS, TOLD_AGAIN_MAX, ToldAgain } from './told-again.ts'

/** A charger that was cut off, and somebody who hears what it says. */
async function cutOff(t: Test, more: object = {}) {
  const desk = await openDesk(t)
  const { way, time, give, over } = desk
  const ignored: string[] = []
  /** Whether people are called to it. */
  const called = { isSaid: false as boolean | undefined }
  /** The journal is away: nothing can be said. */
  const how = { isAway: false }
  const listen = () =>
    new ToldAgain({
      ...{ desk: desk.desk.office, standing: desk.desk.standing, tally: new Tally(), log: silentLog },
      async ignored(order, { said }) {
        if (how.isAway) throw new Error('JOURNAL_UNAVAILABLE')
        called.isSaid = true
        ignored.push(`${order.id} ${said}`)
      },
      async kept({ id }) {
        called.isSaid = false
        ignored.push(`${id} keeps to it`)
      },
      isSaid: () => called.isSaid,
      now: () => time.now,
      timers: time,
    })
  let again = listen()
  let heard = 0
  /** The charger hears the next one, and says to it what it says. */
  const answers = async (answer: Parameters<typeof way.answer>[1] = { ok: true }) => {
    heard += 1
    const id = (await way.untilHeard(heard))[heard - 1] ?? ''
    way.answer(id, answer)
    const order = await over(id)
    await desk.settled()
    return order
  }
  await give('cut-off', more)
  await answers()
  return {
    ...{ ...desk, ignored, answers, called, how },
    says: (said = 'Available', at = time.now) => again.hear(charger, 'cut-off', { said, at }),
    isOut: () => again.hear(charger, 'cut-off', undefined),
    stop: () => again.stop(),
    async restart() {
      await desk.restart()
      again = listen()
    },
  }
}

const names = (orders: readonly { name: string }[]) => orders.map(({ name }) => name)

t.test('a charger that was cut off and gives current is told again, once, for the same alert', async t => {
  const { says, answers, time, way, changes, settled } = await cutOff(t, { alert: 'a-1' })
  await time.pass(1)
  await Promise.all([says(), says(), says('Charging')])
  await says()
  const order = await answers()
  t.match(order, { name: 'cut-off', by: 'system', again: 1, note: 'Available', alert: 'a-1', state: 'done' })
  await settled()
  t.equal(way.heard.length, 2)
  t.same(names(changes), ['cut-off', 'cut-off', 'cut-off', 'cut-off'], 'each given, each over')
})

t.test(
  'what it said before it was cut off is no news, nor what it says when current was given back',
  async t => {
    const { says, answers, give, ignored, time, way } = await cutOff(t)
    await says('Charging', time.now)
    await time.pass(1)
    t.same(ignored, [])
    await give('restore')
    await answers()
    await says()
    t.same(names(way.heard), ['cut-off', 'restore'])
    t.same(ignored, ['ch-1 keeps to it'], 'nobody wants otherwise')
  },
)

t.test('that somebody wants to give current back is not undone by telling again', async t => {
  const { says, give, states, time, way, settled } = await cutOff(t)
  way.isUp = false
  await time.pass(1)
  await give('restore')
  await settled()
  await says()
  t.same(await states(), ['order-2 queued', 'order-1 done'])
})

t.test(
  'a charger that keeps to nothing is told so often in a row, and then people are told, once',
  async t => {
    const { says, answers, ignored, time, way } = await cutOff(t)
    for (let n = 1; n <= TOLD_AGAIN_MAX; n++) {
      await time.pass(MINUTE)
      await says()
      t.equal((await answers()).again, n)
      t.same(ignored, [])
    }
    for (let n = 0; n < 70; n++) {
      await time.pass(MINUTE)
      await says('7000 W')
    }
    t.same(ignored, [`order-${TOLD_AGAIN_MAX + 1} 7000 W`])
    t.equal(way.heard.length, 1 + TOLD_AGAIN_MAX)
  },
)

t.test('what people were told is told again where it kept to it in between, and not else', async t => {
  const { says, isOut, answers, ignored, time } = await cutOff(t)
  await time.pass(1)
  for (let n = 1; n <= TOLD_AGAIN_MAX; n++) {
    await says()
    await answers()
    await time.pass(1)
  }
  await says()
  await says()
  await isOut()
  await says()
  const leaves = `order-${TOLD_AGAIN_MAX + 1} Available`
  t.same(ignored, [leaves, 'ch-1 keeps to it', leaves])
})

t.test('a try that failed counts, and is followed by the next', async t => {
  const { says, answers, ignored, time } = await cutOff(t)
  await time.pass(1)
  for (let n = 1; n <= TOLD_AGAIN_MAX; n++) {
    await says()
    t.match(await answers({ ok: false, reason: 'rejected' }), { again: n, state: 'refused' })
  }
  await says()
  t.equal(ignored.length, 1)
})

t.test('one that was out of order for an hour is told again from the first', async t => {
  for (const [passed, again] of [
    [KEPT_MS - 1, 2],
    [KEPT_MS, 1],
  ] as const) {
    const { says, isOut, answers, time } = await cutOff(t)
    await time.pass(1)
    await says()
    await answers()
    await time.pass(MINUTE)
    await isOut()
    await time.pass(passed - 1)
    await isOut()
    await time.pass(1)
    await says()
    t.equal((await answers()).again, again)
  }
})

t.test('an hour in which a charger says nothing is none in which it kept to it', async t => {
  const { says, isOut, answers, time } = await cutOff(t)
  await isOut()
  await time.pass(1)
  for (const again of [1, 2, 3]) {
    await says()
    t.equal((await answers()).again, again)
    await time.pass(KEPT_MS)
  }
})

t.test('what it says while it is told counts as well: it was out of order before that', async t => {
  const { says, isOut, answers, time } = await cutOff(t)
  await time.pass(1)
  await says()
  await isOut()
  await says()
  await answers()
  await time.pass(KEPT_MS)
  await says()
  t.match(await answers(), { again: 2 })
})

t.test('one to which people are called is not told again from the first', async t => {
  const { says, isOut, answers, called, time } = await cutOff(t)
  await time.pass(1)
  await says()
  await answers()
  await isOut()
  called.isSaid = true
  await time.pass(KEPT_MS)
  await says()
  t.match(await answers(), { again: 2 })
})

t.test('people who were told that nobody need go are told again', async t => {
  const { says, answers, ignored, called, time } = await cutOff(t)
  for (let n = 1; n <= TOLD_AGAIN_MAX; n++) {
    await time.pass(MINUTE)
    await says()
    await answers()
  }
  await time.pass(MINUTE)
  await says()
  called.isSaid = undefined
  await says()
  t.equal(ignored.length, 1, 'a kind that has no word for it has said it')
  called.isSaid = false
  await says()
  t.equal(ignored.length, 2)
})

t.test(
  'what was cut off before a restart is told again after it, and what was told again counts',
  async t => {
    const { says, answers, restart, time } = await cutOff(t, { alert: 'a-1' })
    await time.pass(1)
    await restart()
    await says()
    t.match(await answers(), { again: 1, alert: 'a-1' })
    await restart()
    await time.pass(1)
    await says()
    t.match(await answers(), { again: 2 })
  },
)

t.test('what still holds is not forgotten for being old', async t => {
  const { desk, says, answers, restart, time } = await cutOff(t)
  await time.pass(DAY)
  await desk.storage.orders.forgetOrders(time.now, desk.standing.ids)
  await restart()
  await says()
  t.match(await answers(), { again: 1 })
  await desk.storage.orders.forgetOrders(time.now + 1, [])
  await restart()
  t.equal(desk.standing.of(charger), undefined)
})

t.test('another charger under the same name was never cut off', async t => {
  const { desk, historyFrom, time } = await cutOff(t)
  t.ok(desk.standing.of(charger))
  historyFrom.at = time.now
  t.equal(desk.standing.of(charger), undefined)
})

t.test('people are called once that is possible again, though the charger says nothing more', async t => {
  const { says, answers, ignored, how, time, stop } = await cutOff(t)
  for (let n = 1; n <= TOLD_AGAIN_MAX; n++) {
    await time.pass(MINUTE)
    await says()
    await answers()
  }
  await time.pass(1)
  how.isAway = true
  await says()
  await time.pass(RETRY_MS - 1)
  how.isAway = false
  t.same(ignored, [])
  await time.pass(1)
  t.equal(ignored.length, 1)
  how.isAway = true
  await says('Charging')
  stop()
})

t.test('a restore that the charger refuses leaves people called to it', async t => {
  const { says, answers, give, ignored, time, way, over, settled } = await cutOff(t)
  for (let n = 1; n <= TOLD_AGAIN_MAX; n++) {
    await time.pass(MINUTE)
    await says()
    await answers()
  }
  await time.pass(1)
  await says()
  t.equal(ignored.length, 1)
  await give('restore')
  const sent = (await way.untilHeard(2 + TOLD_AGAIN_MAX)).at(-1) ?? ''
  await settled()
  await says()
  t.equal(ignored.length, 1, 'while it is on its way nothing is said')
  way.answer(sent, { ok: false, reason: 'rejected' })
  await over(sent)
  await settled()
  await says()
  t.equal(ignored.length, 1, 'they are there still')
})
