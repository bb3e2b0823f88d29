import t from 'tap'
import { SECOND } from '../model/time.ts'
import { step } from './step.ts'
import { bin, command, reading, siteWith, T0 } from './testing/site.ts'

t.test('a second operator with the version of before is refused', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 80 }), T0)
  const first = step(community, command({ action: 'acknowledge', version: 1 }), T0 + SECOND).outcome
  t.match(first, { ok: true, alert: { handling: 'acknowledged', version: 2 } })
  const second = step(community, command({ action: 'assign', version: 1 }), T0 + SECOND).outcome
  t.match(second, { ok: false, code: 'ALERT_VERSION_CONFLICT', alert: { version: 2 } })
  t.match(step(community, command({ action: 'acknowledge' }), T0).outcome, {
    code: 'ALERT_ALREADY_ACKNOWLEDGED',
  })
  t.match(step(community, command({ action: 'acknowledge', alertId: 's-9' }), T0).outcome, {
    code: 'ALERT_NOT_FOUND',
  })
})

t.test('the same idempotency key answers the same once, and refuses another request', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 80 }), T0)
  const first = step(community, command({ action: 'comment', note: 'on my way', key: 'k' }), T0)
  const again = step(community, command({ action: 'comment', note: 'on my way', key: 'k' }), T0)
  t.equal(first.changes.length, 1)
  t.same([again.changes, again.outcome], [[], first.outcome])
  t.match(step(community, command({ action: 'resolve', key: 'k' }), T0).outcome, {
    code: 'IDEMPOTENCY_KEY_REUSED',
  })
})

t.test(
  'the cause that is given with resolve stands in the alert from then on, and nowhere before',
  async t => {
    const community = siteWith(bin)
    const { changes } = step(community, reading('bin', T0, { fillPercent: 80 }), T0)
    t.equal(changes[0]?.alert.cause, null)
    const done = step(community, command({ action: 'resolve', cause: 'false-alarm' }), T0 + SECOND)
    t.same(
      done.changes.map(({ event, alert }) => [event.type, alert.cause]),
      [
        ['cleared', null],
        ['resolved', 'false-alarm'],
      ],
    )
  },
)

t.test('the same key with another cause is another request', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 80 }), T0)
  const first = step(community, command({ action: 'resolve', cause: 'real', key: 'k' }), T0)
  const again = step(community, command({ action: 'resolve', cause: 'real', key: 'k' }), T0)
  t.same([again.changes, again.outcome], [[], first.outcome])
  t.match(step(community, command({ action: 'resolve', cause: 'test', key: 'k' }), T0).outcome, {
    code: 'IDEMPOTENCY_KEY_REUSED',
  })
})
