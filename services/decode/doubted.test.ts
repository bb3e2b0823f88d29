import t from 'tap'
import { smartBin } from '../domain/kinds/smart-bin/kind.ts'
import { aboveIn, doubtedIn } from './doubted.ts'
import { native } from './native.ts'

const doubted = (payload: string) =>
  doubtedIn(
    native.decode(Buffer.from(payload), smartBin, { payloadBytesMax: 1_000, keysMax: 64 }).rejected,
    smartBin,
  )

t.test('a number that cannot be is a doubt about its sensor, also beside good ones', async t => {
  t.same(doubted('{"fillPercent":101,"temperatureC":1e999,"tiltDeg":"?","batteryPercent":50}'), [
    'fillPercent',
    'temperatureC',
    'tiltDeg',
  ])
})

t.test('a flag that is none is a doubt about its sensor too', async t => {
  t.same(doubted('{"lidOpen":2,"fillPercent":50}'), ['lidOpen'])
  t.same(doubted('{"lidOpen":NaN}'), ['lidOpen'])
})

t.test('what no sensor measures, and what was not measured, is none', async t => {
  t.equal(doubted('{"smell":900,"lidOpen":null,"temperatureC":null,"__proto__":3}'), undefined)
  t.equal(doubted('{"fillPercent":100,"lidOpen":1}'), undefined)
})

t.test('what is above the scale of a thermometer is told apart from what cannot be at all', async t => {
  const above = (payload: string) =>
    aboveIn(native.decode(Buffer.from(payload), smartBin, { payloadBytesMax: 1_000, keysMax: 64 }))
  t.same(above('{"temperatureC":126}'), { temperatureC: 126 })
  t.same(above('{"temperatureC":234}'), { temperatureC: 234 }, 'which is -22 where it was cool')
  t.same(above('{"temperatureC":300,"fillPercent":101}'), { temperatureC: 300 })
  for (const value of ['-41', '-22', '"hot"', '1e999', 'NaN', '125'])
    t.equal(above(`{"temperatureC":${value}}`), undefined, value)
})
