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

t.test('what a label leads to is in both, and one device in the hand is the same on a desk', async t => {
  t.equal(onPhone('/d/bin-1'), '/m/devices/bin-1')
  t.equal(onDesk('/d/bin-1'), '/devices/bin-1')
  t.equal(onDesk('/m/devices/bin-1'), '/devices/bin-1')
  t.equal(onPhone('/devices/bin-1'), undefined, 'whoever asks for all of it gets it')
})
