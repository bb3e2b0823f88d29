import t from 'tap'
import { HOUR, toRfc3339 } from '../../domain/model/time.ts'
import { dayAndNight, startDuty } from '../testing/duty.ts'
import { noon } from '../testing/samples.ts'
import { rota, rotaList, savedOverride, savedRota } from '../wire/duty.ts'

const at = (hours: number) => toRfc3339(noon + hours * HOUR)

t.test('a rota is saved, read, listed, and done away with', async t => {
  const { admin, community, put, url } = await startDuty()
  const saved = savedRota.parse((await put('guards')).json())
  t.match(saved, { ...dayAndNight, id: 'guards', overrides: [], holidays: [], handOverMs: 0, warnings: [] })
  t.match(community.inputs.at(-1)?.input, { type: 'roster-saved', actor: 'admin', entry: { what: 'rota' } })
  await put('a-second', { name: { en: 'Gate', zh: '大门' } })
  const { rotas, timeZone } = rotaList.parse((await admin('GET', url)).json())
  t.same(
    rotas.map(({ id }) => id),
    ['a-second', 'guards'],
  )
  t.equal(timeZone, 'Asia/Shanghai')
  const read = rota.parse((await admin('GET', `${url}/guards`)).json())
  t.equal(read.version, saved.version)
  t.equal((await admin('DELETE', `${url}/guards?version=${read.version}`)).statusCode, 204)
  t.match((await admin('GET', `${url}/guards`)).json(), { code: 'ROTA_NOT_FOUND' })
  t.match((await admin('DELETE', `${url}/guards`)).json(), { code: 'ROTA_NOT_FOUND' })
  t.match((await admin('GET', '/api/sites/elsewhere/rotas')).json(), { code: 'SITE_NOT_FOUND' })
})

t.test('what is read can be put back as it is, and is the same rota', async t => {
  const { admin, put, url } = await startDuty()
  await put('guards', {
    overrides: [
      { id: 'leave', from: at(1), to: at(2), on: ['zhao'], insteadOf: ['li'], reason: 'leave' },
      { from: at(3), to: at(4), on: [] },
    ],
    holidays: [{ day: '2026-10-01', on: ['zhao'] }],
    handOverMs: 900_000,
  })
  const before = (await admin('GET', `${url}/guards`)).json()
  const { id, ...payload } = before
  const after = (await admin('PUT', `${url}/guards`, { payload })).json()
  t.match(after, before)
  t.match(after.overrides, [{ id: 'leave' }, { id: /^o-/ }])
})

t.test('of two people who edit it at once the second is told, and nothing is overwritten unseen', async t => {
  const { admin, put, url } = await startDuty()
  const { version } = (await put('guards')).json()
  t.match((await put('guards')).json(), { code: 'ROSTER_VERSION_CONFLICT' }, 'it is not new')
  const [one, other] = await Promise.all([
    put('guards', { version, handOverMs: 1 }),
    put('guards', { version, handOverMs: 2 }),
  ])
  t.equal(one.statusCode, 200)
  t.match(other.json(), { code: 'ROSTER_VERSION_CONFLICT' })
  t.equal((await admin('GET', `${url}/guards`)).json().handOverMs, 1)
  t.match((await admin('DELETE', `${url}/guards?version=${version}`)).json(), {
    code: 'ROSTER_VERSION_CONFLICT',
  })
  const unseen = await admin('PUT', `${url}/guards`, { payload: dayAndNight })
  t.match(unseen.json(), { code: 'VALIDATION_FAILED' }, 'nobody saves without saying what was seen')
})

t.test('a rota that cannot be is refused, with every fault where it is', async t => {
  const { put } = await startDuty()
  const [day] = dayAndNight.shifts
  const reply = await put('guards', {
    zones: ['nowhere'],
    shifts: [{ ...day, from: '25:00', on: ['nobody', 'boss'] }],
  })
  t.equal(reply.statusCode, 422)
  t.match(reply.json(), { code: 'ROTA_INVALID' })
  t.same(
    reply.json().faults.map(({ path }: { path: string }) => path),
    ['zones.0', 'shifts.0.from', 'shifts.0.on.0', 'shifts.0.on.1'],
  )
})

t.test(
  'a rota with nobody in it is refused: it would stand in the place of everybody of its role',
  async t => {
    const { put } = await startDuty()
    const empty = dayAndNight.shifts.map(shift => ({ ...shift, on: [] }))
    for (const more of [
      { shifts: [] },
      { shifts: empty, holidays: [{ day: '2026-10-01', on: [] }] },
      { shifts: [], overrides: [{ from: at(-4), to: at(-2), on: ['li'] }] },
    ]) {
      const reply = (await put('guards', more)).json()
      t.match(
        reply,
        { code: 'ROTA_INVALID', faults: [{ path: 'shifts', level: 'fault' }] },
        JSON.stringify(more),
      )
    }
    const standIn = { shifts: empty, overrides: [{ from: at(1), to: at(3), on: ['li'] }] }
    t.equal((await put('guards', standIn)).statusCode, 200)
  },
)

t.test('gaps are named, and hinder nothing', async t => {
  const { put } = await startDuty()
  const reply = await put('guards', { shifts: dayAndNight.shifts.slice(0, 1) })
  t.equal(reply.statusCode, 200)
  const { warnings } = savedRota.parse(reply.json())
  t.equal(warnings.length, 11)
  t.match(warnings[0], { level: 'warning', says: { en: /gate: 2026-05-01 20:00 – 2026-05-02 08:00/ } })
})

t.test('leave is entered by itself, and taken back', async t => {
  const { admin, put, url } = await startDuty()
  const { version } = (await put('guards')).json()
  const leave = { from: at(1), to: at(3), on: ['zhao'], insteadOf: ['li'], reason: 'leave' }
  const reply = await admin('POST', `${url}/guards/overrides`, { payload: leave })
  t.equal(reply.statusCode, 201)
  const override = savedOverride.parse(reply.json())
  t.match(override, { ...leave, warnings: [] })
  t.match((await put('guards', { version })).json(), { code: 'ROSTER_VERSION_CONFLICT' }, 'it is another now')
  t.equal((await put('guards', { version: override.version, handOverMs: 1 })).statusCode, 200)
  const { overrides } = (await admin('GET', `${url}/guards`)).json()
  t.equal(overrides.length, 1, 'whoever says nothing of overrides leaves them')
  const takeBack = () => admin('DELETE', `${url}/guards/overrides/${override.id}`)
  t.equal((await takeBack()).statusCode, 204)
  t.match((await takeBack()).json(), { code: 'OVERRIDE_NOT_FOUND' })
  t.same((await admin('GET', `${url}/guards`)).json().overrides, [])
  t.match((await admin('POST', `${url}/none/overrides`, { payload: leave })).json(), {
    code: 'ROTA_NOT_FOUND',
  })
})

t.test('leave that cannot be is refused; what was wrong already does not hinder it', async t => {
  const { admin, community, put, url } = await startDuty()
  await put('guards')
  const gone = { type: 'roster-removed', what: 'member', id: 'wang', actor: 'admin' } as const
  await new Promise<void>(done => community.intake.submit('site-1', gone, () => done()))
  const add = (more: object) =>
    admin('POST', `${url}/guards/overrides`, {
      payload: { from: at(1), to: at(3), on: ['zhao'], ...more },
    })
  t.equal((await add({})).statusCode, 201)
  t.match((await add({})).json(), { code: 'ROTA_INVALID', faults: [{ path: 'overrides.1' }] })
  t.match((await add({ from: at(5), to: at(4) })).json(), { faults: [{ path: 'overrides.1.to' }] })
  t.match((await add({ from: at(5), to: at(6), on: ['wang'] })).json(), {
    faults: [{ path: 'overrides.1.on.0' }],
  })
})

t.test('there are no more rotas, overrides and the like than there may be', async t => {
  const { admin, put, url } = await startDuty({ LINLI_ROTAS: '1', LINLI_ROTA_OVERRIDES: '1' })
  await put('guards')
  t.match((await put('others')).json(), { code: 'ROTAS_TOO_MANY' })
  const add = (hours: number) =>
    admin('POST', `${url}/guards/overrides`, { payload: { from: at(hours), to: at(hours + 1), on: [] } })
  t.equal((await add(1)).statusCode, 201)
  t.match((await add(2)).json(), { code: 'ROTA_INVALID', faults: [{ path: 'overrides' }] })
})

t.test('a manager of some zones writes the rotas of these, and reads those around them', async t => {
  const { as, put, url } = await startDuty()
  await put('gate')
  await put('site', { zones: [] })
  const manager = await as('meng', 'manager', [{ site: 'site-1', zones: ['gate'] }])
  const { rotas } = rotaList.parse((await manager('GET', url)).json())
  t.same(
    rotas.map(({ id }) => id),
    ['gate', 'site'],
  )
  const payload = { ...dayAndNight, version: rotas[0]?.version, handOverMs: 1 }
  t.equal((await manager('PUT', `${url}/gate`, payload)).statusCode, 200)
  const site = { ...dayAndNight, zones: [], version: rotas[1]?.version }
  t.match((await manager('PUT', `${url}/site`, site)).json(), { code: 'NOT_ALLOWED' })
  t.match((await manager('PUT', `${url}/new`, { ...site, version: 'new' })).json(), { code: 'NOT_ALLOWED' })
  t.match((await manager('DELETE', `${url}/site`)).json(), { code: 'NOT_ALLOWED' })

  const other = await as('ma', 'manager', [{ site: 'site-1', zones: ['b2'] }])
  t.match((await other('GET', `${url}/gate`)).json(), { code: 'ROTA_NOT_FOUND' })
  t.match((await other('DELETE', `${url}/gate`)).json(), { code: 'ROTA_NOT_FOUND' })
  const worker = await as('wei', 'grid-worker', [{ site: 'site-1', zones: [] }])
  t.equal((await worker('GET', `${url}/gate`)).statusCode, 200)
  t.match((await worker('DELETE', `${url}/gate`)).json(), { code: 'NOT_ALLOWED' })
  const stranger = await as('shi', 'manager', [{ site: 'elsewhere', zones: [] }])
  t.match((await stranger('GET', url)).json(), { code: 'SITE_NOT_FOUND' })
})
