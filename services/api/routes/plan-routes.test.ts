import t from 'tap'
import { bin } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { plan, planAnswer, planList, savedPlan } from '../wire/plan.ts'

const body = {
  match: { kinds: ['smart-bin'] },
  steps: [
    { afterMs: 0, tell: [{ who: 'responsible' }], by: ['sms', 'push'] },
    { afterMs: 60_000, tell: [{ who: 'role', role: 'manager' }] },
  ],
  repeatAfterMs: 300_000,
}

async function withBin(env: Record<string, string> = {}) {
  const { api, community } = await startTestServer({ env })
  const admin = await asAdmin(api)
  const { id, ...device } = bin
  await admin('PUT', `/api/devices/${id}`, { payload: device })
  const url = (id: string, site = 'site-1') => `/api/sites/${site}/plans/${id}`
  const put = (id: string, more: object = {}, site?: string) =>
    admin('PUT', url(id, site), { payload: { ...body, ...more } })
  return { admin, community, put, url }
}

t.test('a plan is saved, listed before those of the product, read and done away with', async t => {
  const { admin, community, put, url } = await withBin()
  const saved = savedPlan.parse((await put('bins')).json())
  t.match(saved, { id: 'bins', builtIn: false, match: body.match, steps: body.steps })
  t.match(community.inputs.at(-1)?.input, { type: 'roster-saved', actor: 'admin', entry: { what: 'plan' } })
  const { plans } = planList.parse((await admin('GET', '/api/sites/site-1/plans')).json())
  t.same(
    plans.map(({ id }) => id),
    ['bins', 'default-life-safety', 'default-critical', 'default-high', 'default-medium', 'default-low'],
  )
  t.match(plan.parse((await admin('GET', url('bins'))).json()), { version: saved.version })
  t.match((await admin('GET', url('default-high'))).json(), { builtIn: true })
  t.equal((await admin('DELETE', url('bins'))).statusCode, 204)
  for (const method of ['GET', 'DELETE'] as const)
    t.match((await admin(method, url('bins'))).json(), { code: 'PLAN_NOT_FOUND' })
})

t.test('what nobody has yet is a warning; what cannot be is refused with its path', async t => {
  const { put } = await withBin()
  t.match((await put('bins')).json().warnings, [{ path: 'steps.1.tell.0', level: 'warning' }])
  const refused = await put('bins', { match: { rules: ['nothing'] }, roundsMax: 5_000 })
  t.equal(refused.statusCode, 422)
  t.same(
    refused.json().faults.map(({ path }: { path: string }) => path),
    ['match.rules', 'roundsMax'],
  )
  t.match(refused.json(), { code: 'PLAN_INVALID' })
  t.equal((await put('bins', { match: { colour: 'red' } })).statusCode, 400, 'an unknown word')
  t.equal((await put('bins', { steps: [{ afterMs: -1, tell: [] }] })).statusCode, 400)
})

t.test('of two people who change a plan at once the second is told', async t => {
  const { put, admin, url } = await withBin()
  const { version } = (await put('bins', { version: 'new' })).json()
  t.match((await put('bins', { version: 'new' })).json(), { code: 'ROSTER_VERSION_CONFLICT' })
  t.equal((await put('bins', { version, roundsMax: 3 })).statusCode, 200)
  t.match((await admin('DELETE', `${url('bins')}?version=${version}`)).json(), {
    code: 'ROSTER_VERSION_CONFLICT',
  })
})

t.test('the product’s own plans stay, a site has so many, and an unknown site none', async t => {
  const { put } = await withBin({ LINLI_PLANS: '1' })
  t.match((await put('default-low')).json(), { code: 'PLAN_BUILT_IN' })
  await put('bins')
  t.equal((await put('bins')).statusCode, 200, 'the one that is there can be saved again')
  t.match((await put('more')).json(), { code: 'PLANS_TOO_MANY', detail: /LINLI_PLANS is 1/ })
  t.match((await put('bins', {}, 'nowhere')).json(), { code: 'SITE_NOT_FOUND' })
})

t.test('who would be told is answered step by step, before anything happens', async t => {
  const { admin, community, put } = await withBin()
  const ask = (more: object = {}) => {
    const query = { rule: 'bin-full', kind: 'smart-bin', severity: 'high', zone: 'gate', ...more }
    return admin('GET', `/api/sites/site-1/plan-for?${new URLSearchParams(query)}`)
  }
  t.match(planAnswer.parse((await ask()).json()), {
    plan: { id: 'default-high' },
    staffed: false,
    about: 'place',
  })
  for (const [id, role] of [
    ['wang', 'grid-worker'],
    ['chen', 'manager'],
  ] as const) {
    const entry = { what: 'member', member: { id, role, zones: [] } } as const
    await new Promise(done =>
      community.intake.submit('site-1', { type: 'roster-saved', entry, actor: 'admin' }, done),
    )
  }
  await put('bins')
  t.match(planAnswer.parse((await ask()).json()), {
    plan: { id: 'bins', builtIn: false },
    staffed: true,
    steps: [
      { afterMs: 0, people: ['wang'] },
      { afterMs: 60_000, people: ['chen'] },
    ],
  })
  const fire = planAnswer.parse((await ask({ rule: 'bin-fire', severity: 'critical' })).json())
  t.match(fire, { plan: { id: 'bins' }, lifeSafety: true })
  t.match((await ask({ rule: 'nothing' })).json(), { code: 'RULE_NOT_FOUND' })
  t.match((await ask({ zone: 'gaet' })).json(), { code: 'ZONE_NOT_FOUND', detail: 'gaet' })
  t.match((await ask({ kind: 'smart-bni' })).json(), { code: 'DEVICE_KIND_UNKNOWN', detail: 'smart-bni' })
})
