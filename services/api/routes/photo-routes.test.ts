import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { heavyJpeg, phoneJpeg, plainPng, plainWebp, SECRETS } from '../testing/picture-samples.ts'
import type { Username } from '../testing/staff.ts'

const jpeg = { headers: { 'content-type': 'image/jpeg' }, payload: phoneJpeg() }
const png = { headers: { 'content-type': 'image/png' }, payload: plainPng() }

async function atAlert(of: 'bin' | 'band', env: Record<string, string> = {}) {
  const places = await startPlaces({ env })
  const { alert } = places.inside[of]
  const url = `/api/alerts/${alert}/photos`
  const ask = (who: Username, path = '') => places.as(who)('GET', `${url}${path}`)
  const send = (who: Username, more: object = jpeg) => places.as(who)('POST', url, more)
  const listed = async (who: Username): Promise<string[]> =>
    (await ask(who)).json().photos.map(({ id }: { id: string }) => id)
  return { ...places, alert, url, ask, send, listed }
}

t.test(
  'a photo is seen by whoever sees the alert, its history says so, and it tells nothing else',
  async t => {
    const { send, ask, as, alert } = await atAlert('bin')
    const sent = await send('gao')
    t.equal(sent.statusCode, 201)
    const { id } = sent.json()
    t.match((await ask('tan')).json(), {
      photos: [{ id, by: 'gao', type: 'image/jpeg', width: 16, height: 24 }],
      photosMax: 20,
    })
    const shown = await ask('ma', `/${id}`)
    t.equal(shown.headers['content-type'], 'image/jpeg')
    t.equal(shown.headers['x-content-type-options'], 'nosniff')
    t.equal(shown.headers['content-disposition'], 'inline')
    t.equal(shown.headers['cache-control'], 'private, no-cache')
    t.equal(shown.headers['cross-origin-resource-policy'], 'same-origin')
    t.match(shown.headers['content-security-policy'], /sandbox/)
    for (const secret of SECRETS) t.notOk(shown.rawPayload.includes(Buffer.from(secret, 'latin1')), secret)
    const { events } = (await as('ma')('GET', `/api/alerts/${alert}`)).json()
    t.match(events.at(-1), { type: 'commented', actor: 'gao', photo: id, note: null })
    const known = await as('ma')('GET', `/api/alerts/${alert}/photos/${id}`, {
      headers: { 'if-none-match': String(shown.headers.etag) },
    })
    t.match(known, { statusCode: 304, body: '' })
  },
)

t.test('the same photo sent again is the same photo, and is told of once', async t => {
  const { send, listed, as, alert } = await atAlert('bin')
  const first = (await send('gao')).json()
  t.same((await send('gao')).json(), first)
  t.same(await listed('gao'), [first.id])
  const { events } = (await as('ma')('GET', `/api/alerts/${alert}`)).json()
  t.equal(events.filter(({ type }: { type: string }) => type === 'commented').length, 1)
  t.not((await send('tan')).json().id, first.id, 'by somebody else it is another')
})

t.test(
  'at a wearer’s alert a photo is health data: whoever took it sees it, and who may see her health',
  async t => {
    const { send, listed, ask, as, alert, accounts } = await atAlert('band')
    const { id } = (await send('gao')).json()
    t.same(await listed('gao'), [id])
    t.same(await listed('tan'), [], 'sees that help is needed, and no more')
    t.equal((await ask('tan', `/${id}`)).statusCode, 404)
    t.same(await listed('ma'), [id])
    t.same(await listed('chen'), [id])
    const { events } = (await as('tan')('GET', `/api/alerts/${alert}`)).json()
    t.notMatch(JSON.stringify(events), id)
    const looks = (await accounts.looks('band-in', 9)).filter(({ what }) => what === 'alert')
    t.same(
      new Set(looks.map(({ username }) => username)),
      new Set(['ma', 'chen']),
      'whose looks are on record',
    )
  },
)

t.test('what is no picture is refused by its bytes, whatever was said of it', async t => {
  const { send } = await atAlert('bin', { LINLI_PICTURE_BYTES: '1024' })
  const asJpeg = (payload: Buffer | string) => ({ ...jpeg, payload })
  t.equal((await send('gao', asJpeg('<svg onload="alert(1)"/>'))).json().code, 'PICTURE_UNREADABLE')
  t.equal((await send('gao', asJpeg(plainWebp()))).statusCode, 201, 'a webp that says it is a jpeg is a webp')
  t.equal((await send('gao', asJpeg(Buffer.alloc(1_025)))).json().code, 'BODY_TOO_LARGE')
  t.equal((await send('gao', asJpeg(Buffer.alloc(1_024)))).json().code, 'PICTURE_UNREADABLE')
  t.equal((await send('gao', { payload: {} })).json().code, 'MEDIA_TYPE_UNSUPPORTED')
})

t.test('there are so many photos at an alert, and no more', async t => {
  const { send } = await atAlert('bin', { LINLI_ALERT_PHOTOS: '2' })
  t.equal((await send('gao', png)).statusCode, 201)
  t.equal((await send('gao', jpeg)).statusCode, 201)
  const third = await send('tan', png)
  t.match(third.json(), { code: 'PHOTOS_TOO_MANY', detail: 'LINLI_ALERT_PHOTOS is 2' })
})

t.test('the pictures of a site take so much room together, and no more', async t => {
  const { send, as, inside, nextDoor } = await atAlert('bin', { LINLI_PICTURES_MIB: '1' })
  const heavy = { ...jpeg, payload: heavyJpeg(1_048_576) }
  const tooHeavy = { ...jpeg, payload: heavyJpeg(1_048_577) }
  t.match((await send('gao', tooHeavy)).json(), { code: 'PICTURES_FULL', detail: 'LINLI_PICTURES_MIB is 1' })
  t.equal((await send('gao', heavy)).statusCode, 201)
  t.equal((await send('tan', png)).json().code, 'PICTURES_FULL')
  const next = `/api/alerts/${nextDoor.bin.alert}/photos`
  t.equal((await as('ma')('POST', next, png)).json().code, 'PICTURES_FULL', 'all of the site count')
  t.equal(inside.bin.site, nextDoor.bin.site)
})

t.test('nothing is added to what is resolved, and nothing is left of what could not be told', async t => {
  const { send, listed, as, alert, community } = await atAlert('bin')
  community.refuse('JOURNAL_UNAVAILABLE')
  t.equal((await send('gao')).json().code, 'JOURNAL_UNAVAILABLE')
  community.refuse(undefined)
  t.same(await listed('gao'), [])
  await as('gao')('POST', `/api/alerts/${alert}/resolve`, { payload: { cause: 'test' } })
  t.equal((await send('gao')).json().code, 'ALERT_ALREADY_RESOLVED')
})
