import t from 'tap'
import { text } from '../model/text.ts'
import { gapWarnings } from './gap-warnings.ts'
import { rota, shift } from './testing/rotas.ts'

const zones = new Map([['b3', { id: 'b3', sort: 'building', name: text('Building 3', '3 号楼') } as const]])
const now = Date.parse('2026-10-01T00:00Z')
const warnings = (...[of, ...others]: [ReturnType<typeof rota>, ...ReturnType<typeof rota>[]]) =>
  gapWarnings(of, [of, ...others], zones, 'Asia/Shanghai', now)

const weekends = shift('00:00-24:00 wang', { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] })

t.test('a gap is said with its place and its times by the clock of the site', async t => {
  const found = warnings(rota('r', { zones: ['b3'], shifts: [weekends] }))
  t.same(
    found.map(({ says }) => says),
    [
      {
        en: 'nobody on duty: grid worker, Building 3: 2026-10-04 00:00 – 2026-10-05 00:00',
        zh: '无人值班：3 号楼网格员：2026-10-04 00:00 – 2026-10-05 00:00',
      },
      {
        en: 'nobody on duty: grid worker, Building 3: 2026-10-11 00:00 – 2026-10-12 00:00',
        zh: '无人值班：3 号楼网格员：2026-10-11 00:00 – 2026-10-12 00:00',
      },
    ],
  )
})

t.test('another rota may fill it, one of another role does not', async t => {
  const sundays = { shifts: [shift('00:00-24:00 li', { weekdays: ['sun'] })] }
  const own = rota('r', { zones: ['b3'], shifts: [weekends] })
  t.same(warnings(own, rota('s', sundays)), [])
  t.equal(warnings(own, rota('s', { ...sundays, role: 'technician' })).length, 2)
})

t.test('of very many gaps the first are named and the rest is counted', async t => {
  const found = warnings(rota('r', { shifts: [shift('08:00-20:00 wang')] }))
  t.equal(found.length, 11)
  t.match(found.at(-1)?.says, { en: 'and 4 more such gaps', zh: '另有 4 处无人值班' })
  t.match(found[0]?.says.en, /grid worker, whole site: 2026-10-01 20:00 – 2026-10-02 08:00/)
})
