import t from 'tap'
import { missingOf, NO_SETTINGS, settingsOf } from './settings-draft.ts'

t.test('one thing is set, and what else was typed is not sent with it', async t => {
  const draft = { ...NO_SETTINGS, zone: ' gate-2 ', source: 'lora', intervalMin: '1,5' }
  t.same(settingsOf(draft), { zone: 'gate-2' })
  t.same(settingsOf({ ...draft, what: 'source' }), { source: 'lora' })
  t.same(settingsOf({ ...draft, what: 'expectedIntervalMs' }), { expectedIntervalMs: 90_000 })
})

t.test('left empty, the codec is that of the source and the interval that of the kind', async t => {
  t.same(settingsOf({ ...NO_SETTINGS, what: 'codec' }), { codec: null })
  t.same(settingsOf({ ...NO_SETTINGS, what: 'expectedIntervalMs' }), { expectedIntervalMs: null })
})

t.test('what is not whole is named beside its field before the server is asked', async t => {
  t.match(missingOf(NO_SETTINGS), [{ path: 'set.zone' }])
  t.match(missingOf({ ...NO_SETTINGS, what: 'source' }), [{ path: 'set.source' }])
  const hung = (emptyCm: string, fullCm: string) =>
    missingOf({ ...NO_SETTINGS, what: 'mounting', mounting: { emptyCm, fullCm, deadZoneCm: '' } })
  t.match(hung('150', ''), [{ path: 'origin.mounting.fullMm' }])
  t.match(hung('25', '150'), [{ path: 'origin.mounting.fullMm' }])
  t.same(hung('150', '25'), [])
})
