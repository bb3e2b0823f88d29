import t from 'tap'
import { Random } from '../../../scripts/testing/random.ts'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { DAY, MINUTE } from '../model/time.ts'
import { dutySpans, nextDutyChange, onDuty } from './duty.ts'
import { naiveDuty } from './testing/naive-duty.ts'
import { randomRota } from './testing/random-rota.ts'

const ROTAS = 150

/** Days about which the clock of a zone leaps, and ordinary ones. */
const TIMES = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Asia/Shanghai', '2026-10-01'],
] as const

const zones = new Map()
const anywhere = { zone: '' }
const sorted = (people: Iterable<string>) => [...people].sort().join(' ')

t.test(`who is on duty is who a walk through every minute finds (seed ${testSeed})`, async t => {
  const random = new Random(testSeed)
  let found = 0
  for (let n = 0; n < ROTAS; n++) {
    const [timeZone, date] = random.pick(TIMES)
    const from = Date.parse(`${date}T00:00Z`) - DAY
    const rota = randomRota(random, from / DAY + 1)
    const minutes = (3 * DAY) / MINUTE
    const naive = naiveDuty(rota, timeZone, from, minutes)
    const spans = dutySpans([rota], zones, anywhere, timeZone, from, from + minutes * MINUTE)
    const wrong = naive.findIndex((people, minute) => {
      const at = from + minute * MINUTE
      const span = spans.find(one => one.from <= at && at < one.to)
      if (people.size > 0) found++
      return sorted(span?.on ?? ['nothing']) !== sorted(people)
    })
    if (wrong >= 0) {
      const at = from + wrong * MINUTE
      t.fail(`rota ${n} of seed ${testSeed}: ${new Date(at).toISOString()} in ${timeZone}`, {
        rota,
        naive: [...(naive[wrong] ?? [])],
        found: onDuty([rota], zones, anywhere, timeZone, at),
      })
      return
    }
    for (const span of spans) {
      const asked = random.wholeWithin(span.from, span.to - 1)
      t.same(onDuty([rota], zones, anywhere, timeZone, asked), span.on)
      if (span.to < from + minutes * MINUTE)
        t.equal(nextDutyChange([rota], zones, anywhere, timeZone, asked), span.to)
    }
  }
  t.ok(found > ROTAS * 500, `somebody was on duty in ${found} minutes`)
})
