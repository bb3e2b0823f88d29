import t from 'tap'
import { start, warm } from '../testing/own-rules.ts'
import { RULE_TEST_ROWS_MAX, RULE_TESTS_MAX } from '../wire/rule-test.ts'

const row = (atMs: number, temperatureC: number | undefined, expect?: string) => ({
  atMs,
  values: temperatureC === undefined ? {} : { temperatureC },
  ...(expect && { expect }),
})
const right = {
  name: 'warm, then not',
  rows: [row(0, 38, 'nothing'), row(1000, 41, 'low'), row(2000, 38, 'cleared')],
}
const wrong = { name: 'too early', rows: [row(0, 20, 'low')] }
const withTests = (...tests: object[]) => ({ ...warm, tests })

t.test('a rule is saved with its tests, and they are there for whoever changes it next', async t => {
  const { admin, save } = await start()
  t.equal((await save('bin-warm', withTests(right))).statusCode, 200)
  t.same((await admin('GET', '/api/rules/bin-warm')).json().definition.tests, [right])
})

t.test('a draft is tested without being saved: each row says what came', async t => {
  const { admin } = await start()
  const payload = { definition: withTests(right, wrong) }
  t.match((await admin('POST', '/api/rules/check', { payload })).json().tests, [
    {
      name: 'warm, then not',
      rows: [
        { ok: true, got: 'nothing' },
        { ok: true, got: 'low' },
        { ok: true, got: 'cleared' },
      ],
    },
    { name: 'too early', rows: [{ ok: false, got: 'nothing' }] },
  ])
})

t.test('a rule whose tests fail is not saved unless somebody says that it is meant', async t => {
  const { save, told } = await start()
  t.match((await save('bin-warm', withTests(right, wrong))).json(), {
    code: 'RULE_NEEDS_CONFIRMATION',
    confirm: ['failing-tests'],
    faults: [{ path: 'tests.1' }],
  })
  t.same(told('rule-saved'), [])
  t.equal((await save('bin-warm', withTests(wrong), { confirm: ['failing-tests'] })).statusCode, 200)
})

t.test('a test that could not fail, or that no device could act out, is a fault where it is', async t => {
  const { admin } = await start()
  const paths = async (...tests: object[]) => {
    const reply = await admin('POST', '/api/rules/check', { payload: { definition: withTests(...tests) } })
    return reply.json().faults.map(({ path }: { path: string }) => path)
  }
  t.same(await paths({ name: 'silent', rows: [row(0, 20)] }), ['tests.0'])
  t.same(await paths({ name: 'x', rows: [{ atMs: 0, values: { heat: 1 }, expect: 'low' }] }), [
    'tests.0.rows.0.values.heat',
  ])
  t.same(
    await paths({ name: 'x', rows: [row(0, 20_000, 'low')] }),
    [],
    'above the scale is hot, and beyond it',
  )
  t.same(await paths({ name: 'x', rows: [row(0, -200, 'low')] }), ['tests.0.rows.0.values.temperatureC'])
  t.same(await paths({ name: 'x', rows: [row(5, 20, 'low'), row(4, 20)] }), ['tests.0.rows'])
  t.same(await paths({ ...right, kind: 'wristband', rows: [row(0, undefined, 'nothing')] }), ['tests.0.kind'])
})

t.test('a rule has so many tests, and a test so many rows', async t => {
  const { admin } = await start()
  const isTaken = async (...tests: object[]) =>
    (await admin('POST', '/api/rules/check', { payload: { definition: withTests(...tests) } })).json().ok
  const rows = (count: number) => Array.from({ length: count }, (_, i) => row(i, 20, 'nothing'))
  t.equal(await isTaken(...Array(RULE_TESTS_MAX).fill(right)), true)
  t.equal(await isTaken(...Array(RULE_TESTS_MAX + 1).fill(right)), false)
  t.equal(await isTaken({ name: 'long', rows: rows(RULE_TEST_ROWS_MAX) }), true)
  t.equal(await isTaken({ name: 'long', rows: rows(RULE_TEST_ROWS_MAX + 1) }), false)
})

t.test('what a draft says is told part by part, also while another part is wrong', async t => {
  const { admin } = await start()
  const half = { type: 'compare', metric: 'temperatureC', op: '>=' }
  const fresh = { type: 'fresh', metric: 'fillPercent', withinMs: 600_000 }
  const definition = { ...warm, levels: [{ severity: 'low', when: { type: 'all', of: [half, fresh] } }] }
  const { ok, sentences, parts } = (
    await admin('POST', '/api/rules/check', { payload: { definition } })
  ).json()
  t.same([ok, sentences], [false, []])
  t.match(parts, { 'levels.0.when.of.1': { zh: '满溢度在 10 分钟内有上报' } })
})
