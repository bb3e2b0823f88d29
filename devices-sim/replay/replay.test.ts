import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { convert } from './convert.ts'
import { parseCsv } from './csv.ts'
import { type Mapping, parseMapping } from './mapping.ts'
import { readSeries } from './series.ts'

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
  for (const [text, rows] of cases) t.same([...parseCsv(text)], rows, JSON.stringify(text))
  t.throws(() => [...parseCsv('a\n"open')], /never closed/)
})

t.test('several files become one series in the order of time, and what is no reading is counted', async t => {
  const folder = mkdtempSync(join(t.testdir(), 'series-'))
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), `ts_ms,deveui,height_cm\n${lines.join('\n')}\n`)
    return join(folder, name)
  }
  const paths = [
    write('a.csv', ['3000,A,50', '1000,A,60', 'x,A,60']),
    write('b.csv', ['2000,B,50', '1000,B,60']),
  ]
  const { readings, refused } = readSeries(paths, bins())
  t.same(
    readings.map(({ ts, deviceId }) => [ts, deviceId]),
    [
      [1000, 'A'],
      [1000, 'B'],
      [2000, 'B'],
      [3000, 'A'],
    ],
  )
  t.same([...refused], [['time-unreadable', 1]])
  t.throws(() => readSeries([write('c.csv', ['x,A,1'])], bins()), /no row of it is a reading/)
})
