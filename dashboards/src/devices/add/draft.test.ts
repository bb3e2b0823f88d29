import t from 'tap'
import { bodyOf, draftOf, missingOf, newDraft } from './draft.ts'

const whole = newDraft({ id: 'bin-1', kind: 'smart-bin', site: 'riverside', zone: ' gate ', name: '东门' })

t.test('what is left empty is not sent, and what is typed is without its blanks', async t => {
  t.same(bodyOf(whole), { kind: 'smart-bin', site: 'riverside', zone: 'gate', name: '东门' })
  t.match(bodyOf({ ...whole, model: ' X1 ', gateway: 'gw-1' }), { model: 'X1', gateway: 'gw-1' })
})

t.test('minutes become milliseconds, half ones too, and come back as minutes', async t => {
  t.equal(bodyOf({ ...whole, intervalMin: '0.5' }).expectedIntervalMs, 30_000)
  t.equal(bodyOf({ ...whole, intervalMin: '1,5' }).expectedIntervalMs, 90_000)
  const device = {
    ...bodyOf({ ...whole, intervalMin: '90' }),
    id: 'bin-1',
    online: null,
    lastSeenAt: null,
    values: {},
  }
  t.equal(draftOf(device).intervalMin, '90')
})

t.test('what is missing is told beside its field', async t => {
  t.same(missingOf(whole), [])
  t.match(missingOf({ ...whole, name: '', zone: ' ' }), [{ path: 'zone' }, { path: 'name' }])
})
