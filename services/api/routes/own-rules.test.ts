import t from 'tap'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import { hot, start, warm } from '../testing/own-rules.ts'
import { bin, raised } from '../testing/samples.ts'
import { createRuleHistory } from './rule-history.ts'

t.test(
  'an own rule is saved on every site, listed with the others, and read back as it was written',
  async t => {
    const { admin, save, told } = await start({}, 'east', 'west')
    const saved = await save('bin-warm', warm, { note: 'hot summer' })
    t.match(saved.json(), { id: 'bin-warm', version: 1, custom: true, definition: warm })
    t.equal(saved.json().warnings, undefined)
    t.same(told('rule-saved'), ['east', 'west'])
    const { rules } = (await admin('GET', '/api/rules')).json()
    const custom = (id: string) => rules.find((rule: { id: string }) => rule.id === id).custom
    t.same([custom('bin-warm'), custom('bin-full')], [true, false])
    t.same((await admin('GET', '/api/rules/bin-warm')).json().definition, warm)
    t.match((await admin('GET', '/api/rules/none')).json(), { code: 'RULE_NOT_FOUND' })
  },
)

t.test('every fault of a definition is answered at once, and nothing is saved', async t => {
  const { admin, save, told } = await start()
  const bad = {
    ...warm,
    kind: 'smart-bin',
    levels: [
      {
        severity: 'low',
        when: { type: 'compare', metric: 'temprature', op: '>=', value: { setting: 'warm' } },
      },
    ],
  }
  const reply = await save('bin-warm', bad)
  t.equal(reply.statusCode, 422)
  t.equal(reply.json().code, 'RULE_INVALID')
  t.same(
    reply
      .json()
      .faults.filter(({ level }: { level: string }) => level === 'fault')
      .map(({ path }: { path: string }) => path),
    ['levels.0.when.metric', 'levels.0.when.value'],
  )
  t.same(told('rule-saved'), [])
  const checked = (await admin('POST', '/api/rules/check', { payload: { definition: bad } })).json()
  t.match(checked, { ok: false, faults: reply.json().faults })
  const sentence = { en: 'Temperature ≥ 40 °C', zh: '温度 ≥ 40 °C' }
  t.same((await admin('POST', '/api/rules/check', { payload: { definition: warm } })).json(), {
    ok: true,
    faults: [],
    sentences: [{ severity: 'low', sentence }],
    parts: { 'levels.0.when': sentence },
    tests: [],
  })
})

t.test('a rule of the product is not replaced and not deleted, and lends itself to be copied', async t => {
  const { admin, save } = await start()
  t.match((await save('bin-full', warm)).json(), { code: 'RULE_BUILT_IN' })
  for (const id of ['rule-failed', 'site-silent', 'alarm-flood']) {
    t.match((await save(id, warm)).json(), { code: 'RULE_BUILT_IN' }, id)
  }
  t.match((await admin('DELETE', '/api/rules/bin-full')).json(), { code: 'RULE_BUILT_IN' })
  const copy = (id: string, copyOf = 'bin-full') => admin('POST', '/api/rules', { payload: { id, copyOf } })
  const copied = await copy('my-full')
  t.equal(copied.statusCode, 201)
  t.match(copied.json(), {
    id: 'my-full',
    custom: true,
    version: 1,
    definition: { ascending: ['endPercent'] },
  })
  t.match((await copy('my-full')).json(), { code: 'RULE_EXISTS' })
  t.match((await copy('other', 'none')).json(), { code: 'RULE_NOT_FOUND' })
})

t.test('of two who saw the same version one is refused; a rule stays with its kind', async t => {
  const { save } = await start()
  const replies = await Promise.all([save('a', warm, { ruleVersion: 0 }), save('a', hot, { ruleVersion: 0 })])
  t.same(replies.map(({ statusCode }) => statusCode).sort(), [200, 409])
  t.match(
    (
      await save('a', {
        ...warm,
        kind: 'server',
        levels: [{ severity: 'low', when: { type: 'is', metric: 'backupFailed', value: true } }],
        settings: {},
      })
    ).json(),
    {
      code: 'RULE_INVALID',
      faults: [{ path: 'kind' }],
    },
  )
})

t.test('there are as many own rules as the limit, and no more', async t => {
  const { admin, save } = await start({ LINLI_OWN_RULES: '2' })
  t.equal((await save('a', warm)).statusCode, 200)
  t.equal((await save('b', warm)).statusCode, 200)
  t.match((await save('c', warm)).json(), { code: 'RULES_TOO_MANY' })
  t.equal((await save('b', hot)).statusCode, 200, 'one that is there can be changed')
  t.equal((await admin('DELETE', '/api/rules/a')).statusCode, 204)
  t.equal((await save('c', warm)).statusCode, 200)
})

t.test('what is set has to fit what is saved', async t => {
  const { admin, save } = await start()
  await save('a', warm)
  const overrides = [{ scope: { zone: 'gate' }, settings: { warmC: 90 } }]
  t.match((await admin('PUT', '/api/rules/a', { payload: { overrides, note: 'sunny' } })).json(), {
    tuningVersion: 1,
    overrides,
  })
  const narrower = { ...warm, settings: { warmC: { ...warm.settings.warmC, max: 80 } } }
  t.match((await save('a', narrower)).json(), { code: 'SETTING_OUT_OF_RANGE' })
  t.match((await save('a', narrower, { overrides: [] })).json(), {
    version: 2,
    tuningVersion: 2,
    overrides: [],
  })
  t.match((await admin('PUT', '/api/rules/a', { payload: {} })).json(), { code: 'VALIDATION_FAILED' })
})

t.test(
  'every change has its author, its note and words; a restored one is new; a deleted rule keeps them',
  async t => {
    const { admin, save } = await start()
    await save('a', warm, { note: 'first' })
    await admin('PUT', '/api/rules/a', { payload: { overrides: [{ scope: {}, settings: { warmC: 50 } }] } })
    await save('a', hot, { note: 'worse' })
    const versions = async () => (await admin('GET', '/api/rules/a/versions')).json().versions
    t.match(await versions(), [
      { n: 1, what: 'saved', actor: 'admin', note: 'first', at: /^20/, says: [{ en: 'the rule was made' }] },
      { n: 2, what: 'tuned', note: null, says: [{ en: 'everywhere: Warm from: none → 50' }] },
      { n: 3, what: 'saved', note: 'worse', says: [{ en: /level 1/ }] },
    ])
    const difference = (query: string) => admin('GET', `/api/rules/a/versions/difference?${query}`)
    t.same(
      (await difference('from=1')).json().differences.map(({ path }: { path: string }) => path),
      ['levels.0.severity', 'overrides.everywhere.warmC'],
    )
    t.same((await difference('from=2&to=2')).json().differences, [])
    t.match((await difference('from=9')).json(), { code: 'RULE_CHANGE_NOT_FOUND' })

    const restored = await admin('POST', '/api/rules/a/versions/1/restore', { payload: {} })
    t.match(restored.json(), { version: 3, tuningVersion: 2, overrides: [] })
    t.match((await versions()).slice(3), [{ n: 5, what: 'saved', note: 'as of change 1' }])

    await admin('DELETE', '/api/rules/a?note=no+longer')
    t.match((await admin('GET', '/api/rules?deleted=true')).json(), {
      deleted: [{ id: 'a', actor: 'admin', note: 'no longer' }],
    })
    t.match((await versions()).at(-1), { what: 'deleted', definition: null })
    t.match((await admin('POST', '/api/rules/a/versions/6/restore', { payload: {} })).json(), {
      code: 'RULE_CHANGE_NOT_FOUND',
    })
    t.match((await admin('POST', '/api/rules/a/versions/3/restore', { payload: {} })).json(), {
      version: 5,
      tuningVersion: 3,
    })
    t.same((await admin('GET', '/api/rules?deleted=true')).json(), { deleted: [] })
  },
)

t.test('a rule of the product begins at change 0, and goes back there', async t => {
  const { admin } = await start()
  const overrides = [{ scope: {}, settings: { deadbandPercent: 7 } }]
  await admin('PUT', '/api/rules/bin-full', { payload: { overrides } })
  t.match((await admin('GET', '/api/rules/bin-full/versions')).json().versions, [
    { n: 0, at: null, actor: null, says: [] },
    { n: 1, what: 'tuned', says: [{ zh: /满溢回差/ }] },
  ])
  t.match((await admin('POST', '/api/rules/bin-full/versions/0/restore', { payload: {} })).json(), {
    overrides: [],
  })
  t.match((await admin('GET', '/api/rules/none/versions')).json(), { code: 'RULE_NOT_FOUND' })
})

t.test('figures that were set before changes were kept are the beginning', async t => {
  const { admin, community } = await start()
  const tuning = { rule: 'bin-full', version: 4, overrides: [{ scope: {}, enabled: false }] }
  const registry = { ...community.registry, tuning: () => tuning }
  const history = createRuleHistory({
    archive: community.ruleArchive,
    rules: allRules,
    kinds: kindList,
    registry,
  })
  t.match(await history.versions('bin-full'), [{ n: 0, actor: null, overrides: tuning.overrides }])
  t.equal((await admin('GET', '/api/rules/bin-full/versions')).statusCode, 200)
})

t.test('a device tells which figures hold for it and where each comes from', async t => {
  const { admin, save } = await start({}, 'east', 'west')
  await save('a', warm)
  const overrides = [
    { scope: {}, settings: { mediumPercent: 70 } },
    { scope: { zone: bin.zone }, settings: { mediumPercent: 72, deadbandPercent: 3 } },
    { scope: { device: 'bin-of-east' }, enabled: false },
    { scope: { device: 'bin-of-west' }, settings: { highPercent: 99 } },
  ]
  await admin('PUT', '/api/rules/bin-full', { payload: { overrides } })
  const { rules } = (await admin('GET', '/api/devices/bin-of-east/rules')).json()
  const of = (id: string) => rules.find((rule: { id: string }) => rule.id === id)
  t.match(of('bin-full'), {
    enabled: { value: false, from: 'device' },
    settings: {
      mediumPercent: { value: 72, from: 'zone', unit: '%', title: { en: 'Nearly full from' } },
      highPercent: { value: 90, from: 'default' },
    },
    sentences: [{ severity: 'medium', sentence: { en: /72/ } }, { severity: 'high' }],
  })
  t.match(of('a'), { custom: true, settings: { warmC: { value: 40, from: 'default' } } })
  t.ok(of('offline'))
  t.equal(of('sos'), undefined)
  t.equal((await admin('GET', '/api/devices/none/rules')).statusCode, 404)
})

t.test('a rule that failed on a device is shown as such there, and nowhere else', async t => {
  const { admin, save, community } = await start({}, 'east', 'west')
  await save('a', warm)
  const failedOn = async (device: string) => {
    const { rules } = (await admin('GET', `/api/devices/${device}/rules`)).json()
    return rules.flatMap(({ id, failed }: { id: string; failed: boolean }) => (failed ? [id] : []))
  }
  t.same(await failedOn('bin-of-east'), [])
  const { alert, event } = raised('s-1', { ...bin, id: 'bin-of-east' })
  const evidence = { ...alert.evidence, failed: ['a'] }
  await community.raise({ event, alert: { ...alert, rule: 'rule-failed', evidence } })
  t.same([await failedOn('bin-of-east'), await failedOn('bin-of-west')], [['a'], []])
})

t.test('a site that begins has the own rules', async t => {
  const { admin, save, told } = await start()
  await save('a', warm)
  const { id: _, ...body } = bin
  await admin('PUT', '/api/devices/new', { payload: { ...body, site: 'north' } })
  t.same(told('rule-saved'), ['east', 'north'])
})
