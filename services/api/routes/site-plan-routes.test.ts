import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { plainJpeg, plainPng } from '../testing/picture-samples.ts'
import type { Username } from '../testing/staff.ts'
import type { WireSitePlan } from '../wire/site-plan.ts'

const URL = '/api/sites/riverside/site-plans'
const corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
]
const drawn = {
  name: { en: 'Ground', zh: '地面' },
  ...{ order: 0, aspect: 1.5 },
  devices: [
    { device: 'bin-in', x: 0.2, y: 0.3 },
    { device: 'bin-next', x: 0.7, y: 0.3 },
  ],
  outlines: [
    { look: 'road', corners },
    { zone: 'b3', look: 'building', corners },
    { zone: 'b4', look: 'building', corners },
  ],
}

async function withPlans(env: Record<string, string> = {}) {
  const places = await startPlaces({ env })
  await places.api.ready()
  const put = (who: Username, id: string, body: object) =>
    places.as(who)('PUT', `${URL}/${id}`, { payload: body })
  const list = async (who: Username): Promise<{ plans: WireSitePlan[]; mayEdit: boolean }> =>
    (await places.as(who)('GET', URL)).json()
  return { ...places, put, list }
}

t.test('a plan is there for all who work on the site, with what each of them may see', async t => {
  const { put, list, as } = await withPlans()
  const saved = (await put('ma', 'ground', { ...drawn, version: 'new' })).json()
  t.match(saved, { ...drawn, savedBy: 'ma', picture: null })
  t.same(await list('ada'), { plans: [saved], mayEdit: true })
  const { plans, mayEdit } = await list('gao')
  t.equal(mayEdit, false)
  t.same(
    plans[0]?.devices.map(({ device }) => device),
    ['bin-in'],
  )
  t.same(
    plans[0]?.outlines.map(({ zone }) => zone),
    [undefined, 'b3', undefined],
    'the building next door has no name for who has nothing to do there',
  )
  t.equal((await as('far')('GET', URL)).statusCode, 404)
  t.equal((await put('gao', 'ground', drawn)).json().code, 'NOT_ALLOWED')
})

t.test('of two who draw at once the second is told, and nothing is overwritten', async t => {
  const { put, list } = await withPlans()
  const { version } = (await put('ma', 'ground', { ...drawn, version: 'new' })).json()
  t.equal((await put('ada', 'ground', { ...drawn, order: 5, version })).statusCode, 200)
  const second = await put('ma', 'ground', { ...drawn, order: 9, version })
  t.match(second.json(), { code: 'SITE_PLAN_VERSION_CONFLICT', detail: 'ada saved it last' })
  t.equal((await put('ma', 'ground', { ...drawn, version: 'new' })).statusCode, 409)
  t.match((await list('ma')).plans, [{ order: 5 }])
})

t.test(
  'a plan shows what is on the site, each thing once, and never where somebody with a band lives',
  async t => {
    const { put } = await withPlans()
    const at = { x: 0.5, y: 0.5 }
    const devices = ['bin-in', 'bin-in', 'bin-out', 'none', 'band-in'].map(device => ({ device, ...at }))
    const outlines = [{ zone: 'h1', look: 'open', corners }]
    const { code, faults } = (await put('ma', 'ground', { ...drawn, devices, outlines })).json()
    t.equal(code, 'SITE_PLAN_INVALID')
    t.same(
      faults.map(({ path }: { path: string }) => path),
      ['devices.1.device', 'devices.2.device', 'devices.3.device', 'devices.4.device', 'outlines.0.zone'],
    )
  },
)

t.test('what is gone since it was drawn is not on the plan, and its ground has no name', async t => {
  const { put, list, done } = await withPlans()
  await done('PUT', '/api/sites/riverside/zones/yard', { sort: 'area', name: { en: 'Yard', zh: '院' } })
  const outlines = [{ zone: 'yard', look: 'open', corners }]
  await put('ma', 'ground', { ...drawn, outlines })
  await done('DELETE', '/api/devices/bin-next')
  await done('DELETE', '/api/sites/riverside/zones/yard')
  const [plan] = (await list('ma')).plans
  t.match(plan, { devices: [{ device: 'bin-in' }], outlines: [{ look: 'open' }] })
  t.equal(plan?.devices.length, 1)
  t.notOk('zone' in (plan?.outlines[0] ?? {}))
})

t.test('corners and points beyond the sheet, and more of them than there may be, are refused', async t => {
  const { put } = await withPlans()
  const point = { x: 0.5, y: 0.5 }
  const outline = (count: number) => [{ look: 'open', corners: Array.from({ length: count }, () => point) }]
  for (const [body, status] of [
    [{ ...drawn, outlines: outline(2) }, 400],
    [{ ...drawn, outlines: outline(100) }, 200],
    [{ ...drawn, outlines: outline(101) }, 400],
    [{ ...drawn, devices: [{ device: 'bin-in', x: 1, y: 0 }] }, 200],
    [{ ...drawn, devices: [{ device: 'bin-in', x: 1.01, y: 0 }] }, 400],
  ] as const)
    t.equal((await put('ma', 'ground', body)).statusCode, status)
})

t.test('there are so many plans of a site, and no more', async t => {
  const { put } = await withPlans({ LINLI_SITE_PLANS: '1' })
  t.equal((await put('ma', 'ground', drawn)).statusCode, 200)
  t.equal((await put('ma', 'first', drawn)).json().code, 'SITE_PLANS_TOO_MANY')
  t.equal((await put('ma', 'ground', { ...drawn, order: 3 })).statusCode, 200)
})

t.test('a picture lies below the plan until another takes its place', async t => {
  const { put, list, as } = await withPlans()
  const picture = (payload: Buffer) =>
    as('ma')('PUT', `${URL}/ground/picture`, { payload, headers: { 'content-type': 'image/png' } })
  t.equal((await picture(plainPng())).json().code, 'SITE_PLAN_NOT_FOUND')
  await put('ma', 'ground', { ...drawn, version: 'new' })
  const { picture: first, version } = (await picture(plainPng())).json()
  t.match(first, { width: 24, height: 16 })
  const shown = await as('gao')('GET', `${URL}/ground/picture/${first.id}`)
  t.match(shown, { statusCode: 200, headers: { 'content-type': 'image/png' } })
  const { picture: second } = (await picture(plainJpeg())).json()
  t.equal((await as('gao')('GET', `${URL}/ground/picture/${first.id}`)).statusCode, 404)
  t.same((await list('gao')).plans[0]?.picture, second)
  t.equal((await put('ma', 'ground', { ...drawn, order: 1, version })).json().picture.id, second.id)
  t.equal((await as('ma')('DELETE', `${URL}/ground/picture`)).json().picture, null)
  t.equal((await picture(Buffer.from('<svg/>'))).json().code, 'PICTURE_UNREADABLE')
})

t.test('a plan goes with the version that was seen', async t => {
  const { put, list, as } = await withPlans()
  await put('ma', 'ground', drawn)
  t.equal((await as('ma')('DELETE', `${URL}/ground?version=other`)).statusCode, 409)
  const version = (await list('ma')).plans[0]?.version
  t.equal((await as('ma')('DELETE', `${URL}/ground?version=${version}`)).statusCode, 204)
  t.equal((await as('ma')('DELETE', `${URL}/ground`)).json().code, 'SITE_PLAN_NOT_FOUND')
})
