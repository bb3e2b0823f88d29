import t from 'tap'
import { onDesk, onPhone } from './entry-choice.ts'

t.test('the list and one alert are in both, and what only the console has stays there', async t => {
  t.equal(onPhone('/'), '/m')
  t.equal(onPhone('/alerts/riverside-12'), '/m/alerts/riverside-12')
  t.equal(onPhone('/rules'), undefined)
  t.equal(onDesk('/m'), '/')
  t.equal(onDesk('/m/alerts/riverside-12'), '/alerts/riverside-12')
  t.equal(onDesk('/m/wearers/w-1'), '/')
})
