import t from 'tap'
import type { Device } from '../model/device.ts'
import type { Values } from '../model/reading.ts'
import { HOUR, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import { step } from './step.ts'
import { bin, book, command, reading, siteWith, T0, tuned, words } from './testing/site.ts'

const charger: Device = { id: 'ev', kind: 'ev-charger', site: 's', zone: 'b3', name: 'Charger' }

// Messages that overtake one another, or come late, from devices that report what changed.

function heard(device: Device) {
  let community = siteWith(device)
  // What is over is over at once: how long it may flicker is another matter.
  for (const rule of ['charger-smoke', 'bin-fire']) step(community, tuned(rule, { clearForMs: 0 }), T0)
  return {
    comes: (atS: number, measuredS: number, values: Values) =>
      step(community, reading(device.id, T0 + measuredS * SECOND, values), T0 + atS * SECOND).changes.filter(
        ({ alert }) => alert.rule !== 'offline',
      ),
    resolve: (atS: number, alertId: string) =>
      step(community, command({ action: 'resolve', alertId }), T0 + atS * SECOND),
    restart() {
      community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
    },
    latest: (metric: string) =>
      freeze(community).devices.find(({ values }) => metric in values)?.values[metric],
  }
}

t.test('smoke is told though a message without a word of it overtook it', async t => {
  const { comes, latest } = heard(charger)
  comes(0, 0, { smoke: false, temperatureC: 25 })
  comes(12, 12, { temperatureC: 30 })
  const [raised] = comes(13, 11, { smoke: true })
  t.same(words(raised ? [raised] : []), ['raised charger-smoke'])
  t.match(raised?.alert, { raisedAt: T0 + 13 * SECOND, evidence: { delayMs: 2 * SECOND } })
  t.equal(latest('smoke'), true)
  for (let s = 42; s < 600; s += 30) t.same(comes(s, s, { temperatureC: 30 }), [])
  t.same(words(comes(610, 605, { smoke: false })), ['cleared charger-smoke'])
})

t.test('a newer report of smoke itself says otherwise, however many readings lie between', async t => {
  const { comes, restart } = heard(charger)
  comes(0, 0, { smoke: false, temperatureC: 25 })
  comes(20, 20, { smoke: false })
  for (let s = 30; s <= 120; s += 10) comes(s, s, { temperatureC: s % 20 })
  restart()
  t.same(comes(121, 19, { smoke: true }), [])
  t.same(words(comes(122, 21, { smoke: true })), ['raised charger-smoke'])
})

t.test('the end of smoke that was overtaken is its end, and one of before it is none', async t => {
  const { comes } = heard(charger)
  t.same(words(comes(10, 10, { smoke: true })), ['raised charger-smoke'])
  comes(12, 12, { temperatureC: 30 })
  t.same(comes(13, 9, { smoke: false }), [])
  t.same(words(comes(14, 11, { smoke: false })), ['cleared charger-smoke'])
})

t.test('smoke that a gateway kept for minutes is told when it comes, and once', async t => {
  const { comes, resolve } = heard(charger)
  comes(0, 0, { smoke: false })
  const [raised] = comes(HOUR / SECOND, 60, { smoke: true })
  t.same(words(raised ? [raised] : []), ['raised charger-smoke'])
  resolve(HOUR / SECOND + 1, raised?.alert.id ?? '')
  for (let i = 0; i < 80; i++) comes(HOUR / SECOND + 2 + i, HOUR / SECOND + 2 + i, { temperatureC: i % 20 })
  t.same(comes(HOUR / SECOND + 90, 60, { smoke: true }), [], 'the same once more')
})

t.test('a bin that was hot in a message that was overtaken is on fire', async t => {
  const { comes } = heard(bin)
  comes(0, 0, { fillPercent: 20, temperatureC: 22 })
  comes(12, 12, { fillPercent: 30 })
  t.same(words(comes(13, 11, { temperatureC: 75 })), [], 'it jumped')
  t.same(words(comes(14, 10, { temperatureC: 90 })), [], 'what is older than that says nothing')
  t.same(words(comes(102, 100, { fillPercent: 30 })), [])
  t.same(words(comes(103, 103, { fillPercent: 30 })), ['raised bin-fire'], 'ninety seconds')
  t.same(words(comes(460, 460, { temperatureC: 60 })), [])
  t.same(words(comes(470, 470, { temperatureC: 50 })), ['cleared bin-fire'])
})

t.test('a fire that a gateway kept is told with the second message that says so', async t => {
  const { comes } = heard(bin)
  comes(0, 0, { fillPercent: 20, temperatureC: 22 })
  const late = (2 * HOUR) / SECOND
  t.same(comes(late, 600, { temperatureC: 80 }), [])
  const [raised] = comes(late, 615, { temperatureC: 92 })
  t.same(words(raised ? [raised] : []), ['raised bin-fire'])
  t.match(raised?.alert.evidence, { delayMs: (late - 615) * SECOND })
  t.same(
    words(comes(late, 630, { temperatureC: 104 })).filter(said => said.startsWith('raised')),
    [],
  )
})

t.test('a thermometer that was reset while nobody could hear it was no fire', async t => {
  const { comes, restart } = heard(bin)
  comes(0, 0, { fillPercent: 20, temperatureC: 22 })
  const late = (2 * HOUR) / SECOND
  t.same(comes(late, 600, { temperatureC: 85 }), [])
  restart()
  t.same(comes(late, 615, { temperatureC: 23 }), [])
  t.same(comes(late + 600, late + 600, { temperatureC: 24 }), [])
})

t.test('what comes in time confirms what came late, or takes it back', async t => {
  for (const [next, told] of [
    [84, ['raised bin-fire']],
    [24, []],
  ] as const) {
    const { comes } = heard(bin)
    comes(0, 0, { fillPercent: 20, temperatureC: 22 })
    t.same(comes(7_200, 600, { temperatureC: 85 }), [])
    t.same(words(comes(7_220, 7_220, { temperatureC: next })), told, `${next} °C`)
  }
})

t.test('a temperature that is no fire by itself is history when it comes late', async t => {
  const { comes } = heard(bin)
  comes(0, 0, { fillPercent: 20, temperatureC: 22 })
  const late = (2 * HOUR) / SECOND
  for (const [minute, temperatureC] of [30, 45, 60, 69].entries())
    t.same(comes(late + minute, 10 + minute, { temperatureC }), [])
  comes(late + 10, late + 10, { fillPercent: 30 })
  t.same(comes(late + 20, late + 20, { temperatureC: 24 }), [])
})

t.test('a late temperature ends no fire: nobody has judged its sensor', async t => {
  const { comes } = heard(bin)
  comes(0, 0, { temperatureC: 60 })
  t.same(words(comes(10, 10, { temperatureC: 70 })), ['raised bin-fire'])
  comes(12, 12, { fillPercent: 30 })
  t.same(comes(13, 11, { temperatureC: 20 }), [])
})
