import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { convert } from './convert.ts'
import { parseCsv } from './csv.ts'
import { type Mapping, parseMapping } from './mapping.ts'
import { leftOut, readSeries } from './series.ts'

const example = join(import.meta.dirname, '../examples/bins-lorawan.yaml')
const bins = (): Mapping => parseMapping(readFileSync(example, 'utf8'), example)
const row = {
  ts_ms: '1588978559040',
  deveui: 'B1',
  height_cm: '80',
  voltage_mv: '3300',
  temperature_c: '17',
  tilt_deg: '2',
}

t.test('the example makes a reading of a row of the shape that it describes', async t => {
  t.same(convert(row, bins()), {
    deviceId: 'B1',
    ts: 1588978559040,
    values: { fillPercent: 50, temperatureC: 17, tiltDeg: 2, batteryPercent: 50 },
  })
})

t.test('cells become metrics as the mapping says', async t => {
  const cases: [cell: string, column: string, metric: string, expected: unknown][] = [
    ['255', 'temperature_c', 'temperatureC', -1],
    ['128', 'temperature_c', 'temperatureC', -128],
    ['127', 'temperature_c', 'temperatureC', 127],
    ['140', 'height_cm', 'fillPercent', 0],
    ['20', 'height_cm', 'fillPercent', 100],
    ['172', 'height_cm', 'fillPercent', 0],
    ['2', 'height_cm', 'fillPercent', 100],
    ['', 'height_cm', 'fillPercent', undefined],
    ['NaN', 'height_cm', 'fillPercent', undefined],
    ['0', 'tilt_deg', 'tiltDeg', 0],
  ]
  for (const [cell, column, metric, expected] of cases) {
    const reading = convert({ ...row, [column]: cell }, bins())
    t.equal(typeof reading === 'object' && reading.values[metric], expected, `${column} ${cell}`)
  }
})

t.test('a device may differ from the others', async t => {
  const reading = convert({ ...row, deveui: '0000000000000001', height_cm: '15' }, bins())
  t.match(reading, { values: { fillPercent: 100, tiltDeg: 2 } })
})

t.test('a row that is no reading has a name for it', async t => {
  t.equal(convert({ ...row, ts_ms: 'soon' }, bins()), 'time-unreadable')
  t.equal(convert({ ...row, ts_ms: '' }, bins()), 'time-unreadable')
  t.equal(convert({ ...row, deveui: ' ' }, bins()), 'device-missing')
  t.equal(convert({ ts_ms: '1', deveui: 'B1' }, bins()), 'nothing-measured')
})

t.test('scale, offset, words, seconds and ISO times are understood', async t => {
  const mapping = parseMapping(
    `{ site: s, zone: z, kind: ev-charger, time: { column: at, unit: iso }, device: { id: c1 },
       metrics: { temperatureC: { from: f, scale: 0.5, offset: -16 }, bayOccupied: { from: bay, words: { "yes": true, "no": false } } } }`,
    'inline',
  )
  t.same(convert({ at: '2026-01-01T00:00:00Z', f: '100', bay: 'no' }, mapping), {
    deviceId: 'c1',
    ts: Date.UTC(2026, 0, 1),
    values: { temperatureC: 34, bayOccupied: false },
  })
  const seconds = { ...mapping, time: { column: 'at', unit: 's' as const } }
  t.match(convert({ at: '1767225600', f: '0', bay: '?' }, seconds), { ts: Date.UTC(2026, 0, 1) })
})

t.test('every fault of a mapping is told at once', async t => {
  const faulty =
    '{ site: s, kind: smart-bin, time: { column: t, unit: hours }, device: { column: d }, metrics: { a: { from: x, empty: 5 } } }'
  try {
    parseMapping(faulty, 'm.yaml')
    t.fail('it was taken')
  } catch (error) {
    for (const part of ['m.yaml', 'zone', 'time.unit', 'empty and full belong together']) {
      t.match((error as Error).message, part)
    }
  }
})

t.test('CSV as people write it is read', async t => {
  const cases: [text: string, rows: object[]][] = [
    ['a,b\n1,2\n', [{ a: '1', b: '2' }]],
    [
      '\uFEFFa,b\r\n1,2\r\n3,4',
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    ],
    ['a,b\n"1,5","say ""hi"""\n', [{ a: '1,5', b: 'say "hi"' }]],
    ['a,b\n"two\nlines",\n', [{ a: 'two\nlines', b: '' }]],
    ['a,b\n1\n\n', [{ a: '1', b: '' }]],
    ['a,b\n1,', [{ a: '1', b: '' }]],
    ['', []],
  ]
  for (const [text, rows] of cases) t.same([...parseCsv(text).rows], rows, JSON.stringify(text))
  t.throws(() => [...parseCsv('a\n"open').rows], /never closed/)
})

const folder = t.testdir()
const write = (name: string, lines: readonly string[]) => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  return join(folder, name)
}
const HEADER = 'ts_ms,deveui,height_cm,temperature_c,tilt_deg,voltage_mv'

t.test('several files become one series in the order of time, and what is no reading is counted', async t => {
  const rows = (...cells: string[]) => [HEADER, ...cells.map(some => `${some},,,`)]
  const paths = [
    write('a.csv', rows('3000,A,50', '1000,A,60', 'x,A,60')),
    write('b.csv', rows('2000,B,50', 'y,B,60', '1000,B,60')),
  ]
  const series = readSeries(paths, bins())
  t.same(
    series.readings.map(({ ts, deviceId }) => [ts, deviceId]),
    [
      [1000, 'A'],
      [1000, 'B'],
      [2000, 'B'],
      [3000, 'A'],
    ],
  )
  t.same([...series.refused], [['time-unreadable', 2]])
  t.match(leftOut(series), [/rows left out: 2 × time-unreadable/])
  const none = write('c.csv', rows('x,A,1'))
  t.throws(() => readSeries([none], bins()), /c\.csv: no row of it is a reading[\s\S]*1 × time-unreadable/)
})

t.test('a mapped column that a file has not is an error that names both', async t => {
  const good = write('good.csv', [HEADER, '1000,A,50,17,2,3300'])
  t.equal(readSeries([good], bins()).readings.length, 1)
  for (const column of ['ts_ms', 'deveui', 'temperature_c']) {
    const other = write('other.csv', [HEADER.replace(column, 'misspelt'), '1000,A,50,17,2,3300'])
    t.throws(() => readSeries([good, other], bins()), new RegExp(`other\\.csv: "${column}" .*misspelt`))
  }
  t.throws(() => readSeries([write('nothing.csv', [])], bins()), /nothing\.csv: "ts_ms", "deveui"/)
  const ofOneDevice = bins()
  ofOneDevice.devices.A = { metrics: { tiltDeg: { from: 'angle' } } }
  t.throws(() => readSeries([good], ofOneDevice), /good\.csv: "angle"/)
})

t.test('cells that cannot be read are counted by metric, empty ones are not', async t => {
  const path = write('cells.csv', [HEADER, '1,A,50,warm,2,', '2,A,50,?,-,', '3,A,50,17,,', '4,A,?,,,'])
  const series = readSeries([path], bins())
  const expected = { fillPercent: 1, temperatureC: 2, tiltDeg: 1 }
  t.same(Object.fromEntries(series.unreadable), expected)
  t.equal(series.readings.length, 3)
  t.ok(leftOut(series).some(line => line === 'cells left out: 2 × temperatureC is no value'))
})

t.test('an ISO time without its offset is refused rather than read in the zone of the machine', async t => {
  const mapping = { ...bins(), time: { column: 'ts_ms', unit: 'iso' as const } }
  const cases: [stamp: string, expected: number | string][] = [
    ['2026-01-01T08:00:00+08:00', Date.UTC(2026, 0, 1)],
    ['2026-01-01T08:00:00+0800', Date.UTC(2026, 0, 1)],
    ['2026-01-01 00:00:00.250Z', Date.UTC(2026, 0, 1) + 250],
    ['2026-01-01T00:00Z', Date.UTC(2026, 0, 1)],
    ['2026-01-01T08:00:00', 'time-without-offset'],
    ['2026-01-01 08:00', 'time-without-offset'],
    ['2026-01-01', 'time-unreadable'],
    ['1 Jan 2026', 'time-unreadable'],
    ['2026-13-01T00:00:00Z', 'time-unreadable'],
    ['', 'time-unreadable'],
  ]
  for (const [stamp, expected] of cases) {
    const reading = convert({ ...row, ts_ms: stamp }, mapping)
    t.equal(typeof reading === 'string' ? reading : reading.ts, expected, stamp)
  }
  const path = write('iso.csv', [HEADER, '2026-01-01T08:00:00,A,50,17,2,3300'])
  t.throws(() => readSeries([path], mapping), /1 × time-without-offset \(.*offset such as \+08:00/)
})
