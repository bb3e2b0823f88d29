import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import {
  type Alert,
  CAUSES,
  CONDITIONS,
  EVENT_TYPES,
  HANDLINGS,
  SEVERITIES,
} from '../../domain/model/alert.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { submitAndWait } from '../../runtime/intake.ts'
import { raisedChange, sampleAlert } from '../../testing/sample-alert.ts'
import { SERVER_RULES } from '../form/rule-titles.ts'
import { noon } from '../testing/samples.ts'
import { employ, requestsOf } from '../testing/staff.ts'
import { startTestServer } from '../testing/test-server.ts'

/** Stands in everything that is nobody's business: a name, a user name, a flat, a plate, a note, an id, a figure. */
const SECRET = 'secret'
const VITAL = 77_123.5
const words = { en: `${SECRET} Mr Wang`, zh: `${SECRET}王先生` }

const KINDS = [...kindList.map(({ kind }) => kind), 'site', 'ghost']
const RULES = [...allRules, ...SERVER_RULES].map(({ id }) => id).concat('own', 'deleted')

const anyAlert = fc.record({
  deviceKind: fc.constantFrom(...KINDS),
  rule: fc.constantFrom(...RULES),
  zone: fc.constantFrom('b3', `${SECRET}-b3-1201`),
  severity: fc.constantFrom(...SEVERITIES),
  condition: fc.constantFrom(...CONDITIONS),
  handling: fc.constantFrom(...HANDLINGS),
  cause: fc.option(fc.constantFrom(...CAUSES)),
  happened: fc.array(fc.constantFrom(...EVENT_TYPES), { maxLength: 6 }),
  isOfSeveral: fc.boolean(),
})
type Drawn = typeof anyAlert extends fc.Arbitrary<infer T> ? T : never

const reading = { at: noon, values: { heartRateBpm: VITAL, plate: `${SECRET} 沪A`, snapshotUrl: SECRET } }

function alertOf(drawn: Drawn, id: string): Alert {
  const { happened: _, isOfSeveral, ...said } = drawn
  const members = [{ alert: `${SECRET}-1`, device: `${SECRET}-band` }]
  return sampleAlert(id, noon, {
    ...{ ...said, site: 'riverside', deviceId: `${SECRET}-bin`, title: words, assignee: `${SECRET}-li` },
    ...{ clearedAt: said.condition === 'cleared' ? noon : null, latched: true, group: SECRET },
    evidence: {
      ...{
        sentence: words,
        metrics: ['heartRateBpm'],
        settings: { limit: VITAL },
        findings: { news2: VITAL },
      },
      thresholds: [{ metric: 'heartRateBpm', value: VITAL }],
      ...{ readings: [reading], kept: [reading] },
      ...(isOfSeveral && { members }),
    },
  })
}

async function startRiverside() {
  const server = await startTestServer({ env: { LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000' } })
  const { api, accounts } = server
  await employ(accounts)
  const ada = requestsOf(api, accounts, 'ada')
  const put = (url: string, payload: object) => ada('PUT', url, { payload })
  for (const kind of ['smart-bin', 'wristband'])
    await put(`/api/devices/${SECRET}-${kind === 'wristband' ? 'band' : 'bin'}`, {
      ...{ kind, site: 'riverside', zone: 'b3', name: `${SECRET} of Wang` },
    })
  await put('/api/sites/riverside/zones/b3', { sort: 'building', name: { en: 'Building 3', zh: '3 号楼' } })
  const rule = { ...(allRules.find(({ id }) => id === 'bin-full') as Rule), id: 'own', title: words }
  await submitAndWait(server.community.intake, 'riverside', { type: 'rule-saved', rule, actor: 'ada' })
  const screen = await ada('POST', '/api/sites/riverside/screens', { payload: { name: `${SECRET} lobby` } })
  return { ...server, ada, screenSecret: screen.json().url.split('#')[1] as string }
}

t.test('whatever alert there is, neither a case nor a screen tells of anybody', async t => {
  const { api, ada, community, clock, screenSecret } = await startRiverside()
  let count = 0
  let cases = 0
  let rows = 0

  async function raise(drawn: Drawn): Promise<string> {
    const id = `${SECRET}-${++count}`
    const alert = alertOf(drawn, id)
    const first = raisedChange(alert)
    await community.raise(first)
    for (const [i, type] of drawn.happened.entries())
      await community.raise({
        alert,
        event: {
          alertId: id,
          n: i + 2,
          at: noon,
          type,
          actor: `${SECRET}-li`,
          note: SECRET,
          to: `${SECRET}-wu`,
        },
      })
    return id
  }

  async function answers(drawn: Drawn): Promise<string[]> {
    const id = await raise(drawn)
    clock.now += 61_000
    const given = await ada('POST', `/api/alerts/${id}/case`)
    const number = given.statusCode === 200 ? given.json().number : '0000000000000000'
    const one = await api.inject({
      url: `/api/cases/${number}`,
      remoteAddress: `10.1.${count >> 8}.${count & 255}`,
    })
    const screen = await api.inject({ url: '/api/screen', headers: { 'x-linli-screen': screenSecret } })
    if (one.statusCode === 200) cases += 1
    rows = Math.max(rows, screen.json().open.length + screen.json().solved.length)
    return [one.body, JSON.stringify(one.headers), screen.body, JSON.stringify(screen.headers)]
  }

  const isDiscreet = (said: string): boolean =>
    !said.toLowerCase().includes(SECRET) &&
    !said.includes(String(VITAL)) &&
    !/"(?:ada|wristband|gateway)"/.test(said)
  const property = fc.asyncProperty(anyAlert, async drawn => (await answers(drawn)).every(isDiscreet))
  await fc.assert(property, { seed: testSeed, numRuns: 300 })
  t.comment(`seed ${testSeed}: ${count} alerts, ${cases} cases, up to ${rows} rows`)
  t.ok(cases > 20 && rows > 5, 'and both had something to tell')
})

t.test('no alert of these kinds and rules is told of at all', async t => {
  const { ada, api, community, screenSecret } = await startRiverside()
  const silent = [
    ...allRules
      .filter(({ kind }) => ['wristband', 'gateway', 'server'].includes(kind))
      .map(rule => [rule.kind, rule.id]),
    ...SERVER_RULES.map(({ id }) => ['site', id]),
    ['wristband', 'offline'],
    ['wristband', 'own'],
  ] as const
  for (const [i, [deviceKind = '', rule = '']] of silent.entries()) {
    const id = `told-${i}`
    await community.raise(raisedChange(sampleAlert(id, noon, { site: 'riverside', deviceKind, rule })))
    const reply = await ada('POST', `/api/alerts/${id}/case`)
    t.equal(reply.json().code, 'CASE_NOT_PUBLIC', `${deviceKind} ${rule}`)
  }
  const screen = await api.inject({ url: '/api/screen', headers: { 'x-linli-screen': screenSecret } })
  t.match(screen.json(), { open: [], openTotal: 0, solved: [], solvedTotal: 0 })
})
