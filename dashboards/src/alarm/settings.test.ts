import t from 'tap'
import { settingsFrom } from './settings.ts'

t.test('what was kept is taken, as far as it makes sense', async t => {
  const usual = { on: true, volume: 0.6, mutedUntil: 0 }
  t.same(settingsFrom(null), usual)
  t.same(settingsFrom('nonsense'), usual)
  t.same(settingsFrom('null'), usual)
  t.same(settingsFrom('{"on":"yes","volume":3,"mutedUntil":-1}'), usual)
  t.same(settingsFrom('{"on":false,"volume":0,"mutedUntil":5}'), { on: false, volume: 0, mutedUntil: 5 })
})
