import t from 'tap'
import { DAY, HOUR, toRfc3339 } from '../../domain/model/time.ts'
import { dayAndNight, startDuty } from '../testing/duty.ts'
import { noon } from '../testing/samples.ts'
import { duty, dutyCalendar } from '../wire/duty.ts'

const at = (hours: number) => toRfc3339(noon + hours * HOUR)
const url = '/api/sites/site-1/duty'

t.test('who is on duty is told with until when, and who is next', async t => {
  const { admin, as, put } = await startDuty()
  await as('li', 'grid-worker', [{ site: 'site-1', zones: [] }])
  await put('guards', { handOverMs: HOUR })
  const now = duty.parse((await admin('GET', `${url}?zone=gate`)).json())
  t.match(now, {
    at: at(0),
    timeZone: 'Asia/Shanghai',
    on: ['li', 'wang'],
    roles: [{ role: 'grid-worker', on: ['li', 'wang'], until: at(1), next: ['li'] }],
    people: [
      { id: 'li', name: 'li!' },
      { id: 'wang', name: null },
    ],
  })
  const later = duty.parse((await admin('GET', `${url}?zone=gate&at=${at(2)}`)).json())
  t.match(later, { on: ['li'], roles: [{ until: at(12), next: ['wang', 'li'] }] })
})

t.test('only those of a role are told where it is asked for; nobody is where there is no rota', async t => {
  const { admin, put } = await startDuty()
  t.match((await admin('GET', url)).json(), { on: [], roles: [] })
  await put('guards')
  const weekdays = dayAndNight.shifts[0]?.weekdays
  const always = [{ weekdays, from: '00:00', to: '24:00', on: ['boss'] }]
  await put('managers', { role: 'manager', zones: [], shifts: always })
  const ask = async (query: string) => duty.parse((await admin('GET', `${url}${query}`)).json())
  t.same((await ask('?zone=gate')).on, ['li', 'boss'], 'the nearest first')
  t.match((await ask('?zone=gate&role=manager')).roles, [{ role: 'manager', until: null, next: null }])
  t.same((await ask('?zone=gate&role=technician')).roles, [])
  t.same((await ask('')).on, ['boss', 'li'], 'for the site those of a zone stand in where it has none')
  t.match((await admin('GET', `${url}?zone=nowhere`)).json(), { code: 'ZONE_NOT_FOUND' })
  t.match((await admin('GET', '/api/sites/nowhere/duty')).json(), { code: 'SITE_NOT_FOUND' })
})

t.test('a calendar has the spans of every post one after the other, and its gaps', async t => {
  const { admin, put } = await startDuty()
  await put('guards', { shifts: dayAndNight.shifts.slice(0, 1) })
  const later = [{ from: at(24 * 300), to: at(24 * 301), on: ['boss'] }]
  await put('site', { role: 'manager', zones: [], shifts: [], overrides: later })
  const ask = async (query: string) =>
    dutyCalendar.parse((await admin('GET', `${url}/calendar${query}`)).json())
  const { posts, gaps, people } = await ask(`?from=${at(0)}&to=${at(24)}`)
  t.match(posts, [
    {
      role: 'grid-worker',
      zone: 'gate',
      spans: [
        { from: at(0), to: at(12), on: [] },
        { from: at(12), to: at(24), on: ['wang'] },
      ],
    },
    { role: 'manager', zone: null, spans: [{ from: at(0), to: at(24), on: [] }] },
  ])
  t.same(gaps, [
    { role: 'grid-worker', zone: 'gate', from: at(0), to: at(12) },
    { role: 'manager', zone: null, from: at(0), to: at(24) },
  ])
  t.same(people, [{ id: 'wang', name: null }])
  const usual = await ask('?role=manager')
  t.match(usual, { from: at(0), to: toRfc3339(noon + 14 * DAY), posts: { length: 1 } })
})

t.test('a calendar is not longer than it may be', async t => {
  const { admin } = await startDuty({ LINLI_DUTY_CALENDAR_DAYS: '7' })
  const ask = async (from: number, to: number) =>
    (await admin('GET', `${url}/calendar?from=${at(from)}&to=${at(to)}`)).json()
  t.match(await ask(0, 7 * 24), { posts: [] })
  t.match(await ask(0, 7 * 24 + 1), { code: 'TIME_RANGE_INVALID', detail: /7 days/ })
  t.match(await ask(1, 1), { code: 'TIME_RANGE_INVALID', detail: /not after/ })
  const usual = (await admin('GET', `${url}/calendar`)).json()
  t.equal(usual.to, at(7 * 24), 'nor where nobody says how long')
})

t.test('of other zones a grid worker sees nothing', async t => {
  const { as, put } = await startDuty()
  await put('guards')
  await put('site', { zones: [] })
  const worker = await as('wei', 'grid-worker', [{ site: 'site-1', zones: ['b2'] }])
  const { posts } = dutyCalendar.parse((await worker('GET', `${url}/calendar`)).json())
  t.same(
    posts.map(({ zone }) => zone),
    [null],
  )
  t.match((await worker('GET', `${url}?zone=gate`)).json(), { code: 'ZONE_NOT_FOUND' })
  const caregiver = await as('hu', 'caregiver', [{ site: 'site-1', zones: [] }])
  t.match((await caregiver('GET', url)).json(), { code: 'NOT_ALLOWED' })
})
