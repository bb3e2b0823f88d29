import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../scripts/testing/seed.ts'
import type { MetricValue, Values } from '../domain/model/reading.ts'
import { packValues, unpackValues } from './values-blob.ts'

const names: string[] = []
const idOf = (name: string) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1)

function andBack(values: Values): Values {
  const found: Record<string, MetricValue> = Object.create(null)
  unpackValues(packValues(values, idOf), (id, value) => {
    found[names[id] ?? '?'] = value
  })
  return found
}

t.test('any values come back exactly as they were', async t => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.string(),
  )
  const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,20}$/)
  const property = fc.property(fc.dictionary(name, value, { noNullPrototype: true }), values => {
    for (const [key, back] of Object.entries(andBack(values))) if (!Object.is(back, values[key])) return false
    return Object.keys(andBack(values)).length === Object.keys(values).length
  })
  // Throws with the seed and the smallest counterexample.
  t.doesNotThrow(() => fc.assert(property, { seed: testSeed, numRuns: 2_000 }))
})

t.test('the edges of the number forms come back exactly', async t => {
  const edges = [
    0,
    -0,
    0.1,
    0.001,
    1.005,
    36.65,
    -40.125,
    2 ** 51,
    2 ** 51 + 1,
    2 ** 53,
    -(2 ** 53),
    1e300,
    5e-324,
  ]
  for (const edge of edges) t.ok(Object.is(andBack({ value: edge }).value, edge), String(edge))
})

t.test('a usual reading takes a few bytes a value', async t => {
  const ids = new Map([
    ['fillPercent', 1],
    ['temperatureC', 2],
    ['batteryPercent', 3],
    ['lidOpen', 4],
  ])
  const usual = { fillPercent: 87.5, temperatureC: 21.37, batteryPercent: 90, lidOpen: false }
  const bytes = packValues(usual, name => ids.get(name) ?? 0)
  t.ok(bytes.length <= 10, `${bytes.length} bytes`)
})
