import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { raised } from '../testing/samples.ts'

type Places = Awaited<ReturnType<typeof startPlaces>>
const MINUTE = 60_000
const SCREENS = '/api/sites/riverside/screens'

async function addScreen({ as }: Places): Promise<{ readonly id: string; readonly secret: string }> {
  const { screen, url } = (await as('ma')('POST', SCREENS, { payload: { name: 'Lobby' } })).json()
  return { id: screen.id, secret: url.split('#')[1] }
}

const look = ({ api }: Places, secret: string, headers: Record<string, string> = {}) =>
  api.inject({ method: 'GET', url: '/api/screen', headers: { 'x-linli-screen': secret, ...headers } })

t.test(
  'a screen shows the trouble of its site and nothing of a wearer, of other sites, or that is held back',
  async t => {
    const places = await startPlaces()
    const { secret } = await addScreen(places)
    const { bin, band } = places.inside
    const held = raised('held', bin.device)
    const suppressed = { reason: 'maintenance', by: 'paint', since: 0 } as const
    await places.community.raise({ ...held, alert: { ...held.alert, rule: 'bin-fire', suppressed } })
    const reply = await look(places, secret)
    t.same(reply.json().open, [
      {
        title: { en: 'Bin is full', zh: '垃圾桶满溢' },
        place: { en: 'B', zh: '楼' },
        count: 1,
        severity: 'high',
        stage: 'reported',
        since: '2026-05-01T12:00:00.000Z',
      },
      {
        title: { en: 'Bin is full', zh: '垃圾桶满溢' },
        place: { en: 'B, B', zh: '楼楼' },
        count: 1,
        severity: 'high',
        stage: 'reported',
        since: '2026-05-01T12:00:00.000Z',
      },
    ])
    t.equal(reply.json().openTotal, 2)
    for (const word of [band.alert, band.device.id, 'Wang', 'hilltop', 'bin-in', 'help', '手环'])
      t.notMatch(reply.body, new RegExp(word, 'i'), word)
  },
)

t.test('what was solved within seven days is counted, without what was none', async t => {
  const places = await startPlaces()
  const { secret } = await addScreen(places)
  const { device, alert: id } = places.inside.bin
  const end = (cause: 'real' | 'false-alarm', alert: string) => {
    const { alert: open, event } = raised(alert, device)
    const at = places.clock.now
    const ended = { handling: 'resolved', condition: 'cleared', clearedAt: at, updatedAt: at, cause } as const
    return places.community.raise({
      alert: { ...open, ...ended },
      event: { ...event, n: 2, at, type: 'resolved' },
    })
  }
  await end('real', id)
  await end('false-alarm', places.nextDoor.bin.alert)
  const seen = (await look(places, secret)).json()
  t.match(seen, { openTotal: 0, solvedTotal: 1, solved: [{ title: { zh: '垃圾桶满溢' }, count: 1 }] })
  places.clock.now += 7 * 24 * 60 * MINUTE
  t.equal((await look(places, secret)).json().solvedTotal, 1)
  places.clock.now += MINUTE
  t.equal((await look(places, secret)).json().solvedTotal, 0)
})

t.test('a screen that has seen it all is told so', async t => {
  const places = await startPlaces()
  const { secret } = await addScreen(places)
  const { etag } = (await look(places, secret)).headers
  const again = await look(places, secret, { 'if-none-match': String(etag) })
  t.same([again.statusCode, again.body], [304, ''])
  await places.as('ma')('POST', '/api/sites/riverside/bulletins', {
    payload: { title: '停水通知', until: '2026-05-02T00:00:00Z' },
  })
  const news = await look(places, secret, { 'if-none-match': String(etag) })
  t.match(news.json().bulletins, [{ title: '停水通知', text: '' }])
})

t.test('a secret opens its own site, is told once and kept as a hash, and ends with its screen', async t => {
  const places = await startPlaces()
  const { id, secret } = await addScreen(places)
  t.match((await places.as('ma')('GET', SCREENS)).json().screens, [{ id, name: 'Lobby', lastSeenAt: null }])
  t.notMatch((await places.as('ma')('GET', SCREENS)).body, secret)
  await look(places, secret)
  t.match((await places.as('ma')('GET', SCREENS)).json().screens, [
    { lastSeenAt: '2026-05-01T12:00:00.000Z' },
  ])
  t.equal((await places.as('ma')('DELETE', `${SCREENS}/${id}`)).statusCode, 204)
  t.match((await look(places, secret)).json(), { status: 401, code: 'SCREEN_UNKNOWN' })
  t.equal((await places.as('ma')('DELETE', `${SCREENS}/${id}`)).json().code, 'SCREEN_NOT_FOUND')
})

t.test('without a secret there is no screen, and whoever guesses one is not heard any more', async t => {
  const places = await startPlaces({ env: { LINLI_CASE_MISSES_PER_MINUTE: '1' } })
  const { secret } = await addScreen(places)
  t.equal((await places.api.inject('/api/screen')).json().code, 'VALIDATION_FAILED')
  t.equal((await look(places, 'guess')).json().code, 'SCREEN_UNKNOWN')
  t.equal((await look(places, secret)).json().code, 'RATE_LIMITED')
  places.clock.now += MINUTE
  t.equal((await look(places, secret)).statusCode, 200)
})

t.test('a site has as many screens as it may, and no more', async t => {
  const places = await startPlaces({ env: { LINLI_SCREENS: '2' } })
  const add = () => places.as('ma')('POST', SCREENS, { payload: { name: 'Lobby' } })
  const replies = await Promise.all([add(), add(), add()])
  t.same(replies.map(reply => reply.statusCode).sort(), [201, 201, 409])
  t.match((await add()).json(), { code: 'SCREENS_TOO_MANY', detail: 'LINLI_SCREENS is 2' })
})
