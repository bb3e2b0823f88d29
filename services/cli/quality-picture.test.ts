import t from 'tap'
import { qualityForm } from '../api/form/quality-form.ts'
import { culpritForm } from '../api/form/remedy-form.ts'
import { DAY, MINUTE, SECOND } from '../domain/model/time.ts'
import { FIGURES } from '../domain/quality/figure.ts'
import { reportOf } from '../domain/quality/report.ts'
import { lifeAt, over, T0 } from '../domain/quality/testing/life.ts'
import { amount, qualityPicture } from './quality-picture.ts'

const flood = Array.from({ length: 12 }, (_, i) => lifeAt(T0 + i * SECOND, { deviceId: `bin-${i}` }))
const flickers = [40, 60].map(n => over(T0 + n * MINUTE, 5 * SECOND, { deviceId: 'bin-3' }))
const period = { from: T0, to: T0 + DAY }

function pictureOf(lives: typeof flood) {
  const report = reportOf(lives, { period, by: 'site' })
  const titleOf = (id: string) => ({ en: id, zh: id })
  const context = {
    titleOf,
    rule: () => undefined,
    registry: { get: () => undefined, tuning: () => undefined },
  }
  const faults = report.faults.map(({ figure, culprits }) => ({
    figure,
    culprits: culprits.map(culprit => culpritForm(figure, culprit, { ...context, period, scope: {} })),
  }))
  return qualityPicture(qualityForm(report, faults, titleOf))
}

t.test('each figure stands in a row with its value, its limit and a sign', async t => {
  const picture = pictureOf([...flood, ...flickers])
  t.match(picture, /^14 alarms, 2024-10-04 00:00 to 2024-10-05 00:00$/m)
  t.match(picture, /^✗ +Most in 10 minutes +12 +≤ 10 +ISA-18.2$/m)
  t.match(picture, /^✓ +Chattering alarms +0 +≤ 0 +ISA-18.2$/m)
  t.match(picture, /^· +Time to acknowledge, median +–$/m)
  for (const { title } of Object.values(FIGURES)) t.match(picture, title.en)
})

t.test('the alarms over time are as high as they are many, with the flood under them', async t => {
  const lines = pictureOf([...flood, ...flickers]).split('\n')
  const head = lines.findIndex(line => line.startsWith('ALARMS IN 10 MINUTES, at most 12; ≈ flood'))
  t.match(lines[head + 1], /^█ +▁/)
  t.match(lines[head + 2], /^≈/)
})

t.test('a bad figure names the limit it misses, the rule, the devices and what to do', async t => {
  const picture = pictureOf(flickers)
  t.match(picture, /^✗ Fleeting alarms: 2, and ISA-18.2 has at most 0$/m)
  t.match(picture, /^ {2}bin-full: 2 \(bin-3 2\)\n {4}The rule has no setting that would help/m)
})

t.test('a quiet day says that all is well, and draws nothing', async t => {
  const picture = pictureOf([])
  t.match(picture, /^Every figure that can be judged is within its limit\.$/m)
  t.notMatch(picture, /ALARMS IN|█|NaN|Infinity/)
})

t.test('amounts are written as people say them', async t => {
  const table: [number, Parameters<typeof amount>[1], string][] = [
    [0.0512, 'share', '5.12 %'],
    [1, 'share', '100 %'],
    [59_400, 'ms', '59 s'],
    [60_000, 'ms', '1 min'],
    [3_600_000, 'ms', '1 h 0 min'],
    [DAY * 2, 'ms', '2 d 0 h'],
    [12.345, 'alarms', '12.3'],
    [0.005, 'alarms-per-10-min', '0.01'],
  ]
  for (const [value, unit, words] of table) t.equal(amount(value, unit), words)
})
