import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { startTestServer } from '../testing/test-server.ts'

const codesIn = (page: string) => page.match(/<svg /g)?.length ?? 0
const idsIn = (page: string) => [...page.matchAll(/monospace">([^<]+)</g)].map(([, id]) => id)

t.test('a label is a picture of its size, and leads where people reach the server', async t => {
  const override = { publicUrl: 'https://linli.example/community' }
  const { as } = await startPlaces({ override })
  const reply = await as('ada')('GET', '/api/devices/bin-in/label?language=en')
  t.equal(reply.headers['content-type'], 'image/svg+xml; charset=utf-8')
  t.match(reply.body, /^<svg [^>]*width="62mm" height="40mm"/)
  t.match(reply.body, /aria-label="Bin in, Smart bin, B, B, bin-in"/)
  const elsewhere = await startPlaces()
  const other = await elsewhere.as('ada')('GET', '/api/devices/bin-in/label?language=en')
  t.not(other.body, reply.body, 'where nobody said it, its code is that of whoever prints it')
})

t.test('labels speak the language that was asked for, else that of the browser', async t => {
  const { as } = await startPlaces()
  const words = async (query: string, liked: string) =>
    (await as('ada')('GET', `/api/devices/labels${query}`, { headers: { 'accept-language': liked } })).body
  t.match(await words('', 'en-GB'), /<html lang="en">[\s\S]*Device labels/)
  t.match(await words('', 'de'), /<html lang="zh-CN">[\s\S]*设备标签/)
  t.match(await words('?language=zh', 'en'), '智能垃圾桶')
})

t.test('sheets say where their codes lead, where nobody said how people reach the server', async t => {
  const page = async ({ as }: Awaited<ReturnType<typeof startPlaces>>, query = '') =>
    (await as('ada')('GET', `/api/devices/labels?ids=bin-in&language=zh${query}`)).body
  t.match(await page(await startPlaces()), /二维码指向 http:\/\/[^：]+：尚未设置 LINLI_PUBLIC_URL/)
  const said = await startPlaces({ override: { publicUrl: 'https://linli.example' } })
  t.notMatch(await page(said), 'LINLI_PUBLIC_URL')
  t.match(await page(said), '@page { size: A4 portrait')
  t.match(await page(said, '&paper=label'), '@page { size: 62mm 40mm }')
})

t.test('sheets hold twenty-one each, and begin where the last one ended', async t => {
  const { as, done } = await startPlaces()
  const body = { kind: 'smart-bin', site: 'riverside', zone: 'b4', name: 'Bin' }
  for (let n = 1; n <= 21; n++) await done('PUT', `/api/devices/row-${n}`, body)
  const ids = Array.from({ length: 21 }, (_, n) => `row-${n + 1}`).join(',')
  const page = async (query: string) => (await as('ada')('GET', `/api/devices/labels?${query}`)).body
  const sheets = async (query: string) => (await page(query)).match(/<section>/g)?.length
  t.equal(await sheets(`ids=${ids}`), 1)
  t.equal(await sheets(`ids=${ids}&skip=1`), 2)
  t.equal(codesIn(await page(`ids=${ids}&skip=1`)), 21)
  t.same(idsIn(await page('ids=row-2,row-10,row-2')), ['row-2', 'row-10'], 'as they were named, each once')
  const inOrder = idsIn(await page('zone=b4&kind=smart-bin'))
  t.same(inOrder.slice(0, 4), ['bin-next', 'row-1', 'row-2', 'row-3'], 'else as somebody walks by')
})

t.test('devices are chosen by what they have in common, and nobody gets what is not theirs', async t => {
  const { as } = await startPlaces()
  const ids = async (who: Parameters<typeof as>[0], query: string) =>
    idsIn((await as(who)('GET', `/api/devices/labels?${query}`)).body)
  t.same(
    await ids('ada', 'site=riverside&zone=b3'),
    ['band-in', 'bin-in'],
    'a building has its units with it',
  )
  t.same(await ids('ada', 'kind=smart-bin'), ['bin-out', 'bin-in', 'bin-next'])
  t.same(await ids('gao', 'kind=smart-bin'), ['bin-in'])
  const foreign = await as('gao')('GET', '/api/devices/labels?ids=bin-in,bin-out')
  t.match([foreign.statusCode, foreign.json()], [404, { code: 'DEVICE_NOT_FOUND', detail: 'bin-out' }])
})

t.test('labels of what nobody knows are refused by its name: an empty sheet would tell nothing', async t => {
  const { as } = await startPlaces()
  const refused = async (who: 'ada' | 'gao', query: string) => {
    const { statusCode, body } = await as(who)('GET', `/api/devices/labels?${query}`)
    return statusCode === 200 ? 'printed' : JSON.parse(body)
  }
  for (const [query, code, detail] of [
    ['site=nosuch', 'SITE_NOT_FOUND', 'nosuch'],
    ['zone=nosuch', 'ZONE_NOT_FOUND', 'nosuch'],
    ['site=hilltop&zone=b4', 'ZONE_NOT_FOUND', 'b4'],
    ['kind=toaster', 'DEVICE_KIND_UNKNOWN', 'toaster'],
    ['source=nosuch', 'SOURCE_NOT_FOUND', 'nosuch'],
  ] as const)
    t.match(await refused('ada', query), { code, detail }, query)
  t.match(await refused('gao', 'site=hilltop'), { code: 'SITE_NOT_FOUND' }, 'where somebody has no work')
  t.equal(await refused('ada', 'source=ocpp'), 'printed', 'the chargers’ door is one')
})

t.test('as many labels as the limit says are printed, and one more is refused by name', async t => {
  const { as } = await startPlaces({ env: { LINLI_LABELS: '3' } })
  t.equal((await as('ada')('GET', '/api/devices/labels?kind=smart-bin')).statusCode, 200)
  const more = await as('ada')('GET', '/api/devices/labels?site=riverside')
  t.match([more.statusCode, more.json()], [409, { code: 'LABELS_TOO_MANY', detail: '4, at most 3' }])
})

t.test('no new device takes the word that stands for many', async t => {
  const { done, as } = await startPlaces()
  const body = { kind: 'smart-bin', site: 'riverside', zone: 'b4', name: 'Bin' }
  await t.rejects(done('PUT', '/api/devices/labels', body), /DEVICE_RESERVED/)
  const file = {
    payload: 'id,kind,name,zone\nlabels,smart-bin,A,b3\n',
    headers: { 'content-type': 'text/csv' },
  }
  const { bad } = (await as('ada')('POST', '/api/sites/riverside/import/devices', file)).json()
  t.match(bad, [{ row: 2, column: 'id' }])
})

t.test('whoever is not signed in gets no label', async t => {
  const { api } = await startTestServer()
  t.match((await api.inject('/api/devices/labels')).json(), { code: 'NOT_SIGNED_IN' })
})
