import t from 'tap'
import { start, warm } from '../testing/own-rules.ts'
import { band } from '../testing/samples.ts'

const off = [{ scope: {}, enabled: false }]
const fire = { ...warm, levels: [{ ...warm.levels[0], severity: 'critical' }] }

t.test(
  'the SOS is not switched off by the way: it is refused until somebody says that it is meant',
  async t => {
    const { admin, told } = await start()
    const put = (payload: object) => admin('PUT', '/api/rules/sos', { payload })
    const refused = await put({ overrides: off })
    t.equal(refused.statusCode, 409)
    t.match(refused.json(), {
      code: 'RULE_NEEDS_CONFIRMATION',
      confirm: ['life-safety'],
      faults: [{ path: 'overrides.0.enabled', says: { en: /a life may hang on it/, zh: /危及生命/ } }],
    })
    t.same(told('rule-tuned'), [])
    t.equal(
      (await put({ overrides: off, confirm: ['failing-tests'] })).statusCode,
      409,
      'another word is none',
    )
    t.match((await put({ overrides: off, confirm: ['life-safety'] })).json(), { overrides: off })
    const { id, ...body } = band
    await admin('PUT', `/api/devices/${id}`, { payload: body })
    const more = [...off, { scope: { device: id }, enabled: true }]
    t.equal((await put({ overrides: more })).statusCode, 200, 'what is off already is not asked again')
    t.equal((await put({ overrides: [] })).statusCode, 200, 'nor to switch it on')
  },
)

t.test(
  'a charger that leaks is critical: its rule is asked about too, that of a full bin is not',
  async t => {
    const { admin } = await start()
    const put = (rule: string) => admin('PUT', `/api/rules/${rule}`, { payload: { overrides: off } })
    t.equal((await put('charger-leakage')).statusCode, 409)
    t.equal((await put('bin-full')).statusCode, 200)
  },
)

t.test(
  'an own rule that can become critical is not deleted, nor only tried from now on, by the way',
  async t => {
    const { admin, save } = await start()
    t.equal((await save('burns', fire)).statusCode, 200)
    const tried = { ...fire, dryRun: true }
    t.match((await save('burns', tried)).json(), { confirm: ['life-safety'], faults: [{ path: 'dryRun' }] })
    t.equal((await admin('DELETE', '/api/rules/burns')).statusCode, 409)
    t.equal((await save('burns', tried, { confirm: ['life-safety'] })).statusCode, 200)
    t.equal((await admin('DELETE', '/api/rules/burns?confirm=life-safety')).statusCode, 204)
  },
)

t.test('a rule of life safety cannot be only tried', async t => {
  const { save } = await start()
  t.match((await save('burns', { ...fire, neverHeld: true, dryRun: true })).json(), {
    code: 'RULE_INVALID',
    faults: [{ path: 'dryRun', level: 'fault' }],
  })
})
