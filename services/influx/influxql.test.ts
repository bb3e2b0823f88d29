import t from 'tap'
import { name, selectFields, selectWindows, text } from './influxql.ts'

const selection = { measurement: 'lamp', deviceId: "o'1", from: 1_000, to: 2_000, limit: 5 }

t.test('names stand in double quotes, texts in single ones, and neither can end early', async t => {
  t.equal(name('plain'), '"plain"')
  t.equal(name('a"b\\'), '"a\\"b\\\\"')
  t.equal(text("a'b\\"), "'a\\'b\\\\'")
  t.equal(text('a\nb'), "'a\\nb'")
})

t.test('fields are asked for by name, oldest first, up to the limit', async t => {
  t.equal(
    selectFields(['brightPercent', 'lit'], selection),
    'SELECT "brightPercent", "lit" FROM "lamp" WHERE "device_id" = \'o\\\'1\' ' +
      'AND time >= 1000ms AND time < 2000ms ORDER BY time ASC LIMIT 5',
  )
})

t.test('windows leave out the empty ones', async t => {
  t.match(selectWindows('brightPercent', 60_000, selection), /GROUP BY time\(60000ms\) fill\(none\)/)
})

t.test('a number is written in digits however large, and what is none is refused', async t => {
  t.match(selectFields(['lit'], { ...selection, to: 1e21 }), 'time < 1000000000000000000000ms')
  t.match(selectFields(['lit'], { ...selection, from: 1.5 }), 'time >= 1ms')
  t.throws(() => selectFields(['lit'], { ...selection, from: Number.NaN }), RangeError)
})
