import t from 'tap'
import { type Outcome, toEach, triedOf } from './bulk.ts'
import { sampleAlert } from './sample-alert.ts'

const alerts = Array.from({ length: 9 }, (_, i) => sampleAlert({ id: `s-${i}` }))

t.test('each is sent once, four at a time, and those that are through are counted', async t => {
  const told: number[] = []
  const answers: (() => void)[] = []
  const sent: string[] = []
  const all = toEach(
    alerts,
    async alert => {
      sent.push(alert.id)
      await new Promise<void>(resolve => answers.push(resolve))
      return { alert, became: 'done', after: alert }
    },
    through => told.push(through),
  )
  let most = 0
  while (told.length < alerts.length) {
    most = Math.max(most, answers.length)
    answers.shift()?.()
    await new Promise(setImmediate)
  }
  t.same((await all).length, 9)
  t.equal(most, 4)
  t.same(told, [1, 2, 3, 4, 5, 6, 7, 8, 9])
  t.equal(new Set(sent).size, 9)
})

t.test('what was not done is told apart: somebody was faster, or it was refused', async t => {
  const error = new Error('no')
  const after = sampleAlert({ id: 's-0', version: 2 })
  const became = (alert: (typeof alerts)[number]): Outcome => {
    if (alert.id === 's-0') return { alert, became: 'done', after }
    return alert.id === 's-1' ? { alert, became: 'changed' } : { alert, became: 'refused', error }
  }
  const tried = triedOf(
    await toEach(
      alerts.slice(0, 3),
      async alert => became(alert),
      () => {},
    ),
  )
  t.same(tried.done, [after], 'as it is now, to be taken back by its version')
  t.match(tried.changed, [{ id: 's-1' }])
  t.match(tried.refused, [{ alert: { id: 's-2' }, error }])
})
