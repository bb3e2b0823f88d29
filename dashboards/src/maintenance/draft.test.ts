import t from 'tap'
import { bodiesOf, type Draft, missingOf, scopesOf } from './draft.ts'

const draft: Draft = {
  ...{ reach: 'zone', site: 'riverside', zone: 'gate', devices: ['bin-1', 'bin-2'] },
  ...{ from: '2026-05-01T12:00', to: '2026-05-01T16:00', reason: ' new pump ' },
}
const NOON = new Date('2026-05-01T12:00').getTime()

t.test('a zone is one window, of several devices each has its own', async t => {
  t.same(scopesOf(draft), [{ site: 'riverside', zone: 'gate' }])
  t.same(scopesOf({ ...draft, reach: 'site' }), [{ site: 'riverside' }])
  t.same(scopesOf({ ...draft, reach: 'devices' }), [{ device: 'bin-1' }, { device: 'bin-2' }])
  t.same(scopesOf({ ...draft, zone: '' }), [])
})

t.test('what begins now is sent without a beginning, what begins later with it', async t => {
  const [now] = bodiesOf(draft, NOON + 30_000)
  t.same(now, {
    scope: { site: 'riverside', zone: 'gate' },
    to: new Date('2026-05-01T16:00').toISOString(),
    reason: 'new pump',
  })
  t.match(bodiesOf(draft, NOON - 1)[0], { from: new Date(NOON).toISOString() })
})

t.test('nothing is sent without a reason, or with an end before its beginning', async t => {
  t.same(bodiesOf({ ...draft, reason: ' ' }, NOON), [])
  t.same(bodiesOf({ ...draft, to: draft.from }, NOON), [])
})

t.test('why work is not planned yet is told: where, until when, what', async t => {
  t.same(missingOf(draft), [])
  const paths = missingOf({ ...draft, zone: '', to: draft.from, reason: ' ' }).map(({ path }) => path)
  t.same(paths, ['scope', 'to', 'reason'])
})
