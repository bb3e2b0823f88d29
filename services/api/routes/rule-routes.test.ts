import t from 'tap'
import { bin } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { ruleList } from '../wire/rule.ts'

async function withDevices(...sites: string[]) {
  const server = await startTestServer()
  const admin = await asAdmin(server.api)
  const { id: _, ...body } = bin
  for (const site of sites) await admin('PUT', `/api/devices/bin-of-${site}`, { payload: { ...body, site } })
  const { rules } = ruleList.parse((await admin('GET', '/api/rules')).json())
  const full = rules.find(({ id }) => id === 'bin-full')
  // One that stands in no order with others, so that its whole range is open.
  const name = 'deadbandPercent'
  const spec = full?.settings[name]
  if (spec === undefined) throw new Error(`bin-full has no ${name}`)
  const tune = (overrides: object[], version?: number) =>
    admin('PUT', '/api/rules/bin-full', {
      payload: { overrides, ...(version === undefined ? {} : { version }) },
    })
  return { ...server, admin, rules, name, spec, tune }
}

t.test('all rules are listed, those for every kind too, with words and settings', async t => {
  const { rules } = await withDevices()
  t.ok(rules.some(({ kind }) => kind === '*'))
  const full = rules.find(({ id }) => id === 'bin-full')
  t.match(full, { kind: 'smart-bin', tuningVersion: 0, overrides: [], sentences: [{ severity: 'medium' }] })
  t.equal(rules.find(({ id }) => id === 'sos')?.lifeSafety, true)
})

t.test('a tuning goes to every site once, and to a site that begins later', async t => {
  const { admin, community, name, spec, tune } = await withDevices('east', 'west')
  const overrides = [
    { scope: { site: 'east' }, settings: { [name]: spec.min } },
    { scope: {}, enabled: false },
  ]
  t.match((await tune(overrides)).json(), { id: 'bin-full', tuningVersion: 1, overrides })
  const tuned = () =>
    community.inputs.filter(({ input }) => input.type === 'rule-tuned').map(({ site }) => site)
  t.same(tuned(), ['east', 'west'])
  const { id: _, ...body } = bin
  await admin('PUT', '/api/devices/bin-3', { payload: { ...body, site: 'north' } })
  await admin('PUT', '/api/devices/bin-4', { payload: { ...body, site: 'north' } })
  t.same(tuned(), ['east', 'west', 'north'])
  const { rules } = (await admin('GET', '/api/rules')).json()
  t.match(
    rules.find(({ id }: { id: string }) => id === 'bin-full'),
    { tuningVersion: 1, overrides },
  )
})

t.test('a setting is checked at both edges of its range', async t => {
  const { name, spec, tune } = await withDevices('east')
  const codeOf = async (value: number) =>
    (await tune([{ scope: {}, settings: { [name]: value } }])).json().code
  t.equal(await codeOf(spec.min), undefined)
  t.equal(await codeOf(spec.max), undefined)
  t.equal(await codeOf(spec.min - 1), 'SETTING_OUT_OF_RANGE')
  t.equal(await codeOf(spec.max + 1), 'SETTING_OUT_OF_RANGE')
  t.equal((await tune([{ scope: {}, settings: { constructor: 1 } }])).json().code, 'SETTING_UNKNOWN')
})

t.test('of two that saw the same version one is refused', async t => {
  const { tune } = await withDevices('east')
  const replies = await Promise.all([tune([], 0), tune([], 0)])
  t.same(replies.map(reply => reply.statusCode).sort(), [200, 409])
  t.match((await tune([], 0)).json(), { code: 'RULE_VERSION_CONFLICT' })
  t.equal((await tune([], 1)).statusCode, 200)
})

t.test('no such rule, no site yet', async t => {
  const { admin, tune } = await withDevices()
  t.match((await admin('PUT', '/api/rules/nothing', { payload: { overrides: [] } })).json(), {
    code: 'RULE_NOT_FOUND',
  })
  t.match((await tune([])).json(), { code: 'NO_SITE_YET' })
})
