import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'

const URL = '/api/sites/riverside/bulletins'
const water = { title: '停水通知', text: '5 月 2 日 9 点至 12 点停水。', until: '2026-05-02T12:00:00Z' }

t.test('a bulletin is put up, changed by whoever saw it last, and taken down', async t => {
  const { as } = await startPlaces()
  const ma = as('ma')
  const made = (await ma('POST', URL, { payload: water })).json()
  t.match(made, {
    ...water,
    until: '2026-05-02T12:00:00.000Z',
    from: '2026-05-01T12:00:00.000Z',
    savedBy: 'ma',
  })
  const changed = { ...water, title: '停水改期', version: made.version }
  const saved = (await ma('PUT', `${URL}/${made.id}`, { payload: changed })).json()
  t.equal(saved.title, '停水改期')
  t.equal(
    (await ma('PUT', `${URL}/${made.id}`, { payload: changed })).json().code,
    'BULLETIN_VERSION_CONFLICT',
  )
  const stale = await ma('DELETE', `${URL}/${made.id}?version=${made.version}`)
  t.equal(stale.json().code, 'BULLETIN_VERSION_CONFLICT')
  t.equal((await as('gao')('GET', URL)).json().bulletins.length, 1)
  t.equal((await ma('DELETE', `${URL}/${made.id}?version=${saved.version}`)).statusCode, 204)
  t.same((await ma('GET', URL)).json(), { bulletins: [], max: 50, timeZone: 'Asia/Shanghai' })
})

t.test('a bulletin of another site is not there', async t => {
  const { as } = await startPlaces()
  const { id } = (await as('ada')('POST', '/api/sites/hilltop/bulletins', { payload: water })).json()
  t.equal((await as('ma')('PUT', `${URL}/${id}`, { payload: water })).json().code, 'BULLETIN_NOT_FOUND')
  t.equal((await as('ma')('GET', '/api/sites/hilltop/bulletins')).json().code, 'SITE_NOT_FOUND')
})

t.test('sizes, times and the number of bulletins have limits', async t => {
  const { as } = await startPlaces({ env: { LINLI_BULLETINS: '1' } })
  const put = (payload: object) => as('ma')('POST', URL, { payload: { ...water, ...payload } })
  const refused = async (payload: object, about: string) =>
    t.match((await put(payload)).json(), { code: 'VALIDATION_FAILED', detail: new RegExp(about) }, about)
  await refused({ title: '' }, 'title')
  await refused({ title: '水'.repeat(41) }, 'title')
  await refused({ title: 'two\nlines' }, 'title')
  await refused({ text: '水'.repeat(201) }, 'text')
  await refused({ from: water.until }, 'until')
  await refused({ until: '2026-05-01T12:00:00Z' }, 'until')
  t.equal((await put({ title: '水'.repeat(40), text: '水'.repeat(200) })).statusCode, 201)
  t.match((await put({})).json(), { code: 'BULLETINS_TOO_MANY', detail: 'LINLI_BULLETINS is 1' })
})
