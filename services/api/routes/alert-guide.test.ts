import t from 'tap'
import type { RosterEntry } from '../../domain/model/roster.ts'
import { MINUTE } from '../../domain/model/time.ts'
import { begin, stepTold } from '../../domain/notices/pursuit.ts'
import { submitAndWait } from '../../runtime/intake.ts'
import { alertOf, bin, noon, raised } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { alertFile, type WireAlertFile } from '../wire/alert.ts'

const plan = {
  id: 'own',
  match: {},
  steps: [
    { afterMs: 0, tell: [{ who: 'person', person: 'wang' }] },
    { afterMs: 3 * MINUTE, tell: [{ who: 'role', role: 'manager' }] },
  ],
  repeatAfterMs: 5 * MINUTE,
  resolveWithinMs: 60 * MINUTE,
} as const
const called = stepTold(begin({ alertId: 'a-1', plan, severity: 'high', why: 'raised' }, noon), ['wang'])
const manager: RosterEntry = { what: 'member', member: { id: 'ma', role: 'manager', zones: [] } }

async function fileOf(options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer(options)
  await server.community.raise(raised('a-1'))
  const entry = { type: 'roster-saved', entry: manager, actor: 'admin' } as const
  await submitAndWait(server.community.intake, 'site-1', entry)
  const admin = await asAdmin(server.api)
  const ask = async (): Promise<WireAlertFile> =>
    alertFile.parse((await admin('GET', '/api/alerts/a-1')).json())
  return { admin, ask }
}

t.test('an alert says what is to be done, and a site may say it otherwise', async t => {
  const { admin, ask } = await fileOf()
  const { response } = (await ask()).guide
  t.equal(response.from, 'default')
  t.ok(response.steps.length >= 3)
  const steps = [{ en: 'Ring Mr Li.', zh: '打电话给老李。' }]
  const { id, ...device } = bin
  t.equal((await admin('PUT', `/api/devices/${id}`, { payload: device })).statusCode, 200)
  const overrides = [{ scope: { site: 'site-1' }, response: steps }]
  const { rule } = alertOf('a-1')
  const saved = await admin('PUT', `/api/rules/${rule}`, { payload: { overrides } })
  t.match(saved.json(), { overrides, version: 1, tuningVersion: 1 }, 'the rule is no other version')
  t.same((await ask()).guide.response, { steps, from: 'site' })
  const { versions } = (await admin('GET', `/api/rules/${rule}/versions`)).json()
  t.match(versions.at(-1).says, [{ zh: /处置步骤.*打电话给老李/ }], 'and who said so is kept')
})

t.test('steps of a site are few and short, and in both languages', async t => {
  const { admin } = await fileOf()
  const put = async (response: unknown) => {
    const payload = { overrides: [{ scope: { site: 'site-1' }, response }] }
    return (await admin('PUT', `/api/rules/${alertOf('a-1').rule}`, { payload })).json().code
  }
  const step = (zh: string) => ({ en: 'x', zh })
  t.equal(await put([]), 'VALIDATION_FAILED')
  t.equal(await put([{ en: 'x' }]), 'VALIDATION_FAILED')
  t.equal(await put([step('长'.repeat(201))]), 'VALIDATION_FAILED')
  t.not(await put([step('长'.repeat(200))]), 'VALIDATION_FAILED')
  t.equal(await put(Array(13).fill(step('一'))), 'VALIDATION_FAILED')
  t.not(await put(Array(12).fill(step('一'))), 'VALIDATION_FAILED')
})

t.test('who is called next, and when, stands with the alert while nobody has answered', async t => {
  const { ask } = await fileOf({ override: { pursuitOf: (_, id) => (id === 'a-1' ? called : undefined) } })
  t.same((await ask()).guide.next, {
    ...{ callAt: '2026-05-01T12:03:00.000Z', step: 2, round: 1, people: ['ma'] },
    ...{ confirmBy: null, resolveBy: '2026-05-01T13:00:00.000Z' },
  })
})

t.test('nothing is due of an alert that is paused, or that nobody is called for', async t => {
  const paused = await fileOf({ override: { pursuitOf: () => ({ ...called, pausedAt: noon }) } })
  t.equal((await paused.ask()).guide.next, null)
  t.equal((await (await fileOf()).ask()).guide.next, null)
})
