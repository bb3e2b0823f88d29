import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { raised } from '../testing/samples.ts'

type Places = Awaited<ReturnType<typeof startPlaces>>

const look = ({ api }: Places, number: string, remoteAddress = '192.0.2.1') =>
  api.inject({ method: 'GET', url: `/api/cases/${number}`, remoteAddress })

t.test(
  'whoever handles an alert gives a number for it, always the same, and it opens without an account',
  async t => {
    const places = await startPlaces({ override: { publicUrl: 'https://linli.example' } })
    const url = `/api/alerts/${places.inside.bin.alert}/case`
    const gao = places.as('gao')
    t.same((await gao('GET', url)).json(), { isPublic: true, issued: null })
    const issued = (await gao('POST', url)).json()
    t.match(issued.number, /^\d{16}$/)
    t.equal(issued.url, `https://linli.example/case/${issued.number}`)
    t.same((await places.as('ma')('POST', url)).json(), issued)
    t.same((await gao('GET', url)).json(), { isPublic: true, issued })
    const reply = await look(places, issued.number)
    t.equal(reply.statusCode, 200)
    t.same(reply.json(), {
      number: issued.number,
      title: { en: 'Bin is full', zh: '垃圾桶满溢' },
      site: { en: 'B', zh: '楼' },
      place: { en: 'B, B', zh: '楼楼' },
      phone: null,
      timeZone: 'Asia/Shanghai',
      stage: 'reported',
      isOver: false,
      isPaused: false,
      outcome: null,
      steps: [{ step: 'reported', at: '2026-05-01T12:00:00.000Z' }],
      until: null,
    })
    t.equal((await look(places, issued.number.replace(/(....)/g, '$1 ').trim())).statusCode, 200)
  },
)

t.test('two who give it at the same time give the same', async t => {
  const places = await startPlaces()
  const url = `/api/alerts/${places.inside.bin.alert}/case`
  const [one, other] = await Promise.all([places.as('gao')('POST', url), places.as('ma')('POST', url)])
  t.equal(one.json().number, other.json().number)
})

t.test('an alert about a person has no case, not for whoever sees all of it either', async t => {
  const places = await startPlaces()
  for (const who of ['ada', 'ma', 'gao', 'chen'] as const) {
    const reply = await places.as(who)('POST', `/api/alerts/${places.inside.band.alert}/case`)
    t.match(reply.json(), { status: 422, code: 'CASE_NOT_PUBLIC' }, who)
    const state = await places.as(who)('GET', `/api/alerts/${places.inside.band.alert}/case`)
    t.same(state.json(), { isPublic: false, issued: null }, who)
  }
})

t.test('nor has what is out of reach', async t => {
  const places = await startPlaces()
  for (const method of ['POST', 'GET', 'DELETE'] as const) {
    const reply = await places.as('gao')(method, `/api/alerts/${places.nextDoor.bin.alert}/case`)
    t.match(reply.json(), { status: 404, code: 'ALERT_NOT_FOUND' }, method)
  }
})

t.test('a number that is taken back is none, and the next one is another', async t => {
  const places = await startPlaces()
  const url = `/api/alerts/${places.inside.bin.alert}/case`
  const gao = places.as('gao')
  const { number } = (await gao('POST', url)).json()
  t.equal((await gao('DELETE', url)).statusCode, 204)
  t.equal((await gao('DELETE', url)).json().code, 'CASE_NOT_FOUND')
  const never = await look(places, '0000000000000000')
  const revoked = await look(places, number)
  t.same([revoked.statusCode, revoked.body], [never.statusCode, never.body], 'they are answered alike')
  t.not((await gao('POST', url)).json().number, number)
})

t.test('a case is gone so many days after it was done, and not before', async t => {
  const places = await startPlaces({ env: { LINLI_CASE_DAYS: '2' } })
  const url = `/api/alerts/${places.inside.bin.alert}/case`
  const { number } = (await places.as('gao')('POST', url)).json()
  const change = raised(places.inside.bin.alert, places.inside.bin.device)
  const at = places.clock.now
  await places.community.raise({
    alert: {
      ...change.alert,
      handling: 'resolved',
      condition: 'cleared',
      clearedAt: at,
      cause: 'false-alarm',
    },
    event: {
      ...change.event,
      n: 2,
      at,
      type: 'resolved',
      actor: 'gao',
      note: 'a bag in front of the sensor',
    },
  })
  t.match((await look(places, number)).json(), {
    stage: 'done',
    outcome: 'false-alarm',
    until: '2026-05-03T12:00:00.000Z',
  })
  places.clock.now += 2 * 86_400_000 - 1
  t.equal((await look(places, number)).statusCode, 200)
  places.clock.now += 1
  t.equal((await look(places, number)).json().code, 'CASE_NOT_FOUND')
})

t.test('whoever guesses is not answered any more, right or wrong, and others are', async t => {
  const places = await startPlaces({ env: { LINLI_CASE_MISSES_PER_MINUTE: '2' } })
  const { number } = (await places.as('gao')('POST', `/api/alerts/${places.inside.bin.alert}/case`)).json()
  for (const guess of ['1111111111111111', 'nonsense'])
    t.equal((await look(places, guess)).json().code, 'CASE_NOT_FOUND')
  for (const guess of ['2222222222222222', number]) {
    const reply = await look(places, guess)
    t.match(reply.json(), { status: 429, code: 'RATE_LIMITED' })
    t.equal(reply.headers['retry-after'], '60')
  }
  t.equal((await look(places, number, '192.0.2.2')).statusCode, 200)
  places.clock.now += 60_000
  t.equal((await look(places, number)).statusCode, 200)
})
