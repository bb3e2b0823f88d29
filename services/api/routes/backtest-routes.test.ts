import t from 'tap'
import type { BacktestDesk, BacktestRequest, BacktestState } from '../../backtest/desk.ts'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { DAY } from '../../domain/model/time.ts'
import type { PeopleStore } from '../../store/people.ts'
import { memoryPeople } from '../testing/memory-people.ts'
import { alertOf, band, bin, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { backtest as wireBacktest } from '../wire/backtest.ts'

const NO_COUNT = { count: 0, devices: 0 }
const RESULT: Extract<BacktestState, { state: 'done' }>['result'] = {
  fired: { count: 1, devices: 1, bySeverity: { low: 0, medium: 0, high: 1, critical: 0 } },
  present: null,
  raised: { ...NO_COUNT, alsoFired: 0, falseAlarms: 0, falseAlarmsAlsoFired: 0 },
  days: [{ day: '2026-05-01', fired: 1, present: null, raised: 0 }],
  byDevice: [{ deviceId: band.id, fired: 1, present: null, raised: 0 }],
  episodes: [{ alert: alertOf('a-1', band), endedAt: null }],
  presentEpisodes: [],
  busiest: { fired: null, present: null },
  ...{ readings: 5, devices: 1, devicesOff: 0, failedDevices: 0, firstReadingAt: noon - 1, tookMs: 12.5 },
}

/** A desk that notes what it is asked, and is done at once. */
async function withDesk(
  state: BacktestState = { state: 'done', result: RESULT },
  rules: readonly Rule[] = allRules,
  people: PeopleStore = memoryPeople(),
) {
  const asked: BacktestRequest[] = []
  const desk: BacktestDesk = {
    begin: request => ({ ok: true, id: `b-${asked.push(request)}` }),
    status: id => {
      const request = asked[Number(id.slice(2)) - 1]
      return request && { id, request, ...state }
    },
    drop: id => asked[Number(id.slice(2)) - 1] !== undefined,
  }
  const server = await startTestServer({
    override: { backtests: { desk, rangeMsMax: 30 * DAY }, rules, people },
  })
  const admin = await asAdmin(server.api)
  for (const { id, ...body } of [bin, { ...bin, id: 'bin-2', zone: 'yard' }, band]) {
    await admin('PUT', `/api/devices/${id}`, { payload: body })
  }
  const begin = async (payload: object) => {
    const reply = await admin('POST', '/api/rules/backtest', { payload })
    return { reply, body: reply.json(), request: asked.at(-1) as BacktestRequest }
  }
  return { ...server, admin, begin, asked }
}

t.test(
  'a rule is tried on no band whose wearer did not agree, and a result ends with the consent',
  async t => {
    const { admin, begin } = await withDesk()
    const file = { name: 'Wang', living: 'alone', device: band.id }
    const health = { what: 'health', givenOn: '2026-03-01', givenBy: 'Wang' }
    const made = await admin('POST', '/api/sites/site-1/wearers', {
      payload: { ...file, consents: [health] },
    })
    const wearer = `/api/sites/site-1/wearers/${made.json().id}`
    const agree = (consents: object[]) => admin('PUT', wearer, { payload: { ...file, consents } })
    const tried = await begin({ rule: 'spo2' })
    t.equal(tried.reply.statusCode, 202)
    const url = `/api/rules/backtests/${tried.body.id}`
    t.equal((await admin('GET', url)).statusCode, 200)
    t.match((await begin({ rule: 'left-area' })).body, { code: 'CONSENT_MISSING', detail: 'location' })
    await agree([{ ...health, withdrawnOn: '2026-05-01' }])
    t.match((await admin('GET', url)).json(), { status: 403, code: 'CONSENT_MISSING', detail: 'health' })
    for (const payload of [{ rule: 'spo2' }, { rule: 'spo2', scope: { devices: [band.id] } }])
      t.match((await begin(payload)).body, { code: 'CONSENT_MISSING', detail: 'health' })
    t.equal((await begin({ rule: 'bin-full' })).reply.statusCode, 202)
    await agree([health])
    t.equal((await admin('GET', url)).statusCode, 200)
  },
)

t.test('with the data of somebody who is erased goes what was tried on it', async t => {
  const people = { ...memoryPeople(), wearings: async () => [{ device: band.id, since: 0 }] }
  const { admin, begin } = await withDesk(undefined, allRules, people)
  const consents = [{ what: 'health', givenOn: '2026-03-01', givenBy: 'Wang' }]
  const payload = { name: 'Wang', living: 'alone', device: band.id, consents }
  const { id } = (await admin('POST', '/api/sites/site-1/wearers', { payload })).json()
  const onBand = `/api/rules/backtests/${(await begin({ rule: 'spo2' })).body.id}`
  const onBins = `/api/rules/backtests/${(await begin({ rule: 'bin-full' })).body.id}`
  t.equal((await admin('GET', onBand)).statusCode, 200)
  const erased = await admin('DELETE', `/api/sites/site-1/wearers/${id}?erase=true&confirm=${id}`)
  t.equal(erased.statusCode, 200)
  t.match((await admin('GET', onBand)).json(), { code: 'BACKTEST_NOT_FOUND' })
  t.equal((await admin('GET', onBins)).statusCode, 200)
})

t.test('a key that may not look at health tries no rule on a band', async t => {
  const { api, admin, begin } = await withDesk()
  const { body } = await begin({ rule: 'spo2' })
  const made = { name: 'k', role: 'manager', scope: [{ site: 'site-1', zones: [] }], rights: ['backtest'] }
  const { token } = (await admin('POST', '/api/keys', { payload: made })).json()
  const headers = { authorization: `Bearer ${token}` }
  const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
    api.inject({ method, url, headers, ...(payload && { payload }) })
  t.equal((await ask('POST', '/api/rules/backtest', { rule: 'spo2' })).json().code, 'NOT_ALLOWED')
  t.equal((await ask('GET', `/api/rules/backtests/${body.id}`)).json().code, 'NOT_ALLOWED')
  t.equal((await ask('POST', '/api/rules/backtest', { rule: 'bin-full' })).statusCode, 202)
})

t.test('a rule as it stands is tried on every device that it applies to, the last week', async t => {
  const { begin } = await withDesk()
  const { reply, body, request } = await begin({ rule: 'bin-full' })
  t.equal(reply.statusCode, 202)
  t.equal(reply.headers.location, '/api/rules/backtests/b-1')
  t.match(body, { id: 'b-1', rule: 'bin-full', by: 'admin', devices: 2 })
  t.same(
    request.devices.map(({ device }) => device.id),
    ['bin-1', 'bin-2'],
  )
  t.match(request, { from: noon + 1 - 7 * DAY, to: noon + 1, trial: { present: undefined } })
})

t.test('the scope narrows it: site, zone, devices by name', async t => {
  const { begin } = await withDesk()
  const tried = async (scope: object, rule = 'bin-full') => {
    const { body, request } = await begin({ rule, scope })
    return body.code ?? request.devices.map(({ device }) => device.id)
  }
  t.same(await tried({ zone: 'yard' }), ['bin-2'])
  t.same(await tried({ site: 'site-1' }), ['bin-1', 'bin-2'])
  t.same(await tried({ devices: ['bin-2', 'bin-2'] }), ['bin-2'], 'each once')
  t.same(await tried({ site: 'elsewhere' }), 'BACKTEST_SCOPE_EMPTY')
  t.same(await tried({ devices: ['band-1'] }), 'BACKTEST_SCOPE_EMPTY', 'no bin')
  t.same(await tried({ devices: ['nobody'] }), 'DEVICE_NOT_FOUND')
  t.same(await tried({}, 'offline'), ['bin-1', 'bin-2', 'band-1'], 'a rule for all kinds')
})

t.test('other figures are a draft, compared with the rule as it stands; the same ones are none', async t => {
  const { admin, begin } = await withDesk()
  const now = [{ scope: { zone: 'yard' }, settings: { highPercent: 95 } }]
  await admin('PUT', '/api/rules/bin-full', { payload: { overrides: now } })
  const draft = [{ scope: {}, settings: { highPercent: 85 } }]
  const { request } = await begin({ rule: 'bin-full', overrides: draft })
  t.match(request.trial, { draft: { tuning: { overrides: draft } }, present: { tuning: { overrides: now } } })
  t.equal((await begin({ rule: 'bin-full', overrides: now })).request.trial.present, undefined)
  t.equal((await begin({ rule: 'bin-full' })).request.trial.draft.tuning?.overrides.length, 1)
  const faulty = await begin({ rule: 'bin-full', overrides: [{ scope: {}, settings: { highPercent: 850 } }] })
  t.equal(faulty.body.code, 'SETTING_OUT_OF_RANGE')
})

t.test('a rule that is only written so far is a draft: of a new one, or of one that is there', async t => {
  const { admin, begin } = await withDesk()
  const { definition } = (await admin('GET', '/api/rules/bin-full')).json()
  const draft = { ...definition, settings: { ...definition.settings } }
  draft.settings.highPercent = { ...draft.settings.highPercent, default: 80 }
  const overrides = [{ scope: {}, settings: { mediumPercent: 70 } }]
  await admin('PUT', '/api/rules/bin-full', { payload: { overrides } })
  const { request } = await begin({ rule: 'bin-full', definition: draft })
  t.match(request.trial, {
    draft: { rule: { id: 'bin-full', version: 2 }, tuning: { overrides } },
    present: { rule: { id: 'bin-full', version: 1 }, tuning: { overrides } },
  })
  t.equal(request.trial.draft.rule.settings.highPercent?.default, 80)
  const fresh = await begin({ rule: 'bin-fuller', definition: draft })
  t.match(fresh.request.trial, { draft: { rule: { id: 'bin-fuller', version: 1 } }, present: undefined })
  t.equal(fresh.request.devices.length, 2)
  const faulty = await begin({ rule: 'bin-fuller', definition: { ...draft, levels: [] } })
  t.match(faulty, {
    reply: { statusCode: 422 },
    body: { code: 'RULE_INVALID', faults: [{ path: 'levels' }] },
  })
  const unfit = await begin({
    rule: 'bin-full',
    definition: draft,
    overrides: [{ scope: {}, settings: { no: 1 } }],
  })
  t.equal(unfit.body.code, 'SETTING_UNKNOWN')
})

t.test('the range has a past, an order and an end, at its edges', async t => {
  const { begin } = await withDesk()
  const stamp = (at: number) => new Date(at).toISOString()
  const range = async (from: number, to: number) => {
    const { body, request } = await begin({ rule: 'bin-full', from: stamp(from), to: stamp(to) })
    return body.code ?? request.to - request.from
  }
  t.equal(await range(noon - DAY, noon), DAY)
  t.equal(await range(noon, noon + DAY), 1, 'what is to come is left out')
  t.equal(await range(noon + 1, noon + DAY), 'TIME_RANGE_INVALID')
  const yearOne = Date.parse('0001-01-01T00:00:00Z')
  t.equal(await range(yearOne, yearOne + DAY), 'TIME_RANGE_INVALID')
  t.equal(await range(noon - DAY, noon - DAY), 'TIME_RANGE_INVALID')
  t.equal(await range(noon - 30 * DAY, noon), 30 * DAY)
  const minute = 60_000
  t.equal(await range(noon - 30 * DAY - minute, noon), 30 * DAY, 'the way here makes it no longer')
  t.equal(await range(noon - 30 * DAY - minute - 1, noon), 'TIME_RANGE_INVALID')
})

t.test('who comes too many is told how many wait', async t => {
  const desk: BacktestDesk = {
    begin: () => ({ ok: false, code: 'BACKTEST_BUSY', waiting: 8 }),
    status: () => undefined,
    drop: () => false,
  }
  const server = await startTestServer({ override: { backtests: { desk, rangeMsMax: 30 * DAY } } })
  const admin = await asAdmin(server.api)
  await admin('PUT', '/api/devices/bin-1', { payload: { ...bin, id: undefined } })
  const reply = await admin('POST', '/api/rules/backtest', { payload: { rule: 'bin-full' } })
  t.match(reply.json(), { code: 'BACKTEST_BUSY', detail: /^8 wait/ })
})

t.test('what cannot be tried is refused with a reason', async t => {
  const [full] = allRules.filter(({ id }) => id === 'bin-full') as [Rule]
  const { begin } = await withDesk(undefined, [...allRules, { ...full, id: 'two-bins', kind: 'zone' }])
  t.match(await begin({ rule: 'nothing' }), { reply: { statusCode: 404 }, body: { code: 'RULE_NOT_FOUND' } })
  t.match(await begin({ rule: 'two-bins' }), {
    reply: { statusCode: 422 },
    body: { code: 'BACKTEST_UNSUPPORTED' },
  })
  t.notOk(kindList.some(({ kind }) => kind === 'zone'))
  const plain = await startTestServer()
  const admin = await asAdmin(plain.api)
  await admin('PUT', '/api/devices/bin-1', { payload: { ...bin, id: undefined } })
  const reply = await admin('POST', '/api/rules/backtest', { payload: { rule: 'bin-full' } })
  t.match(reply.json(), { status: 409, code: 'BACKTEST_HISTORY_ELSEWHERE' })
})

t.test(
  'the result is shown in the form of the contract, and each look at a person’s evidence is on record',
  async t => {
    const { admin, begin, accounts } = await withDesk()
    await begin({ rule: 'sos' })
    const seen = async () => (await accounts.looks(band.id, 10)).filter(({ what }) => what === 'readings')
    t.same(await seen(), [], 'nobody saw any of it so far')
    const shown = wireBacktest.parse((await admin('GET', '/api/rules/backtests/b-1')).json())
    t.match(shown, {
      state: 'done',
      notes: [{ code: 'ends-by-hand' }],
      result: {
        ...RESULT,
        episodes: [{ deviceId: band.id, endedAt: null }],
        firstReadingAt: '2026-05-01T11:59:59.999Z',
      },
    })
    t.match(await seen(), [{ username: 'admin', deviceId: band.id }])
  },
)

t.test('one that waits, runs or failed says how far it is', async t => {
  const progress = {
    ...{ readingsDone: 5, readingsExpected: 10, devicesDone: 0, devices: 1 },
    ...{ readingsPerSecond: 100, leftMs: 50 },
  }
  const states: BacktestState[] = [
    { state: 'waiting', before: 2 },
    { state: 'running', progress },
    { state: 'failed', reason: 'so' },
  ]
  for (const state of states) {
    const { admin, begin } = await withDesk(state)
    await begin({ rule: 'bin-full' })
    t.match(wireBacktest.parse((await admin('GET', '/api/rules/backtests/b-1')).json()), state)
  }
})

t.test('one that is dropped is gone, and one that never was is not found', async t => {
  const { admin, begin } = await withDesk()
  await begin({ rule: 'bin-full' })
  t.equal((await admin('DELETE', '/api/rules/backtests/b-1')).statusCode, 204)
  t.match((await admin('DELETE', '/api/rules/backtests/b-7')).json(), { code: 'BACKTEST_NOT_FOUND' })
  t.match((await admin('GET', '/api/rules/backtests/b-7')).json(), { code: 'BACKTEST_NOT_FOUND' })
})
