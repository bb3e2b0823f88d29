import t from 'tap'
import { start, warm } from '../testing/own-rules.ts'

t.test(
  'what is set is held to what the condition can work with, not to the range of the setting alone',
  async t => {
    const { admin, save } = await start()
    const silences = { title: { en: 'Silences', zh: '次数' }, unit: '', default: 3, min: 0, max: 10 }
    const quiet = {
      ...warm,
      settings: { silences },
      levels: [{ severity: 'low', when: { type: 'silent', intervals: { setting: 'silences' } } }],
    }
    t.equal((await save('quiet', quiet)).statusCode, 200)
    const set = (value: number) =>
      admin('PUT', '/api/rules/quiet', {
        payload: { overrides: [{ scope: {}, settings: { silences: value } }] },
      })
    t.equal((await set(1)).statusCode, 200)
    t.match((await set(0)).json(), { code: 'SETTING_OUT_OF_RANGE', detail: /levels\.0\.when\.intervals/ })
  },
)

const mixed = {
  ...warm,
  settings: {},
  levels: [
    {
      severity: 'low',
      when: {
        type: 'all',
        of: [
          { type: 'compare', metric: 'fillPercent', op: '>=', value: 50 },
          {
            ...{ type: 'together', rules: ['bin-fire'], what: { en: 'fire', zh: '火情' } },
            ...{ devices: 2, withinMs: 60_000 },
          },
        ],
      },
    },
  ],
}

t.test('a rule that cannot be compiled is refused wherever it is handed in, with words', async t => {
  const { admin, save, told } = await start()
  const refusal = { code: 'RULE_INVALID', faults: [{ path: 'levels.0.when.of.1' }] }
  t.match((await save('mixed', mixed)).json(), refusal)
  const draft = { rule: 'mixed', definition: mixed }
  t.match((await admin('POST', '/api/rules/backtest', { payload: draft })).json(), refusal)
  const checked = await admin('POST', '/api/rules/check', { payload: { definition: mixed } })
  t.match(checked.json(), { ok: false, faults: refusal.faults })
  t.same(told('rule-saved'), [])
})

t.test('a rule about alerts of others names rules that are there', async t => {
  const { save } = await start()
  const fires = {
    ...{ type: 'together', rules: ['warm'], what: { en: 'heat', zh: '高温' } },
    ...{ devices: 2, withinMs: 60_000 },
  }
  const many = { ...warm, settings: {}, levels: [{ severity: 'high', when: fires }] }
  t.match((await save('many', many)).json(), { faults: [{ path: 'levels.0.when.rules.0' }] })
  await save('warm', warm)
  t.equal((await save('many', many)).statusCode, 200)
})

t.test('rules that gather each other in a circle are refused, and the circle is named', async t => {
  const { admin, save, told } = await start()
  const gathering = (...rules: string[]) => ({
    ...{ kind: 'smart-bin', title: { en: 'Many', zh: '多台' } },
    levels: [
      {
        severity: 'low',
        when: {
          ...{ type: 'together', rules, what: { en: 'this', zh: '此情况' } },
          ...{ devices: 2, withinMs: 3_600_000, endsBelow: 1 },
        },
      },
    ],
  })
  t.equal((await save('cy-a', gathering('bin-full'))).statusCode, 200)
  t.equal((await save('cy-b', gathering('bin-full', 'cy-a'))).statusCode, 200)
  t.equal((await save('cy-c', gathering('cy-b'))).statusCode, 200)
  const circle = {
    path: 'levels.0.when.rules.1',
    says: { en: /circle.* never end: cy-a → cy-c → cy-b → cy-a$/, zh: /cy-a → cy-c → cy-b → cy-a$/ },
  }
  const definition = gathering('bin-full', 'cy-c')
  const saved = told('rule-saved').length
  t.match((await save('cy-a', definition)).json(), { code: 'RULE_INVALID', faults: [circle] })
  t.equal(told('rule-saved').length, saved)
  const check = async (id: string) =>
    (await admin('POST', '/api/rules/check', { payload: { id, definition } })).json()
  t.match(await check('cy-a'), { ok: false, faults: [circle] })
  t.match(await check('cy-d'), { ok: true, faults: [] })
  const own = (await save('cy-a', gathering('cy-a'))).json()
  t.match(own.faults, [{ says: { en: 'a rule cannot gather its own alerts' } }])
})

t.test('the id of a rule is one that can be named everywhere', async t => {
  const { admin, save } = await start()
  for (const id of ['Ünï', 'a%20b', '%2e', 'backtests', 'backtest', 'check']) {
    t.match((await save(id, warm)).json(), { code: 'VALIDATION_FAILED', detail: /^id: / }, id)
  }
  for (const id of ['a b', 'check']) {
    const copy = await admin('POST', '/api/rules', { payload: { id, copyOf: 'bin-full' } })
    t.match(copy.json(), { code: 'VALIDATION_FAILED' }, id)
  }
  t.equal((await save('a.b:c-D_9', warm)).statusCode, 200)
})

t.test(
  'what is set and surprises is told: an SOS that nobody hears of, a place where nothing is of its kind',
  async t => {
    const { admin } = await start({}, 'east', 'west')
    const warned = async (rule: string, ...overrides: object[]) => {
      const reply = await admin('PUT', `/api/rules/${rule}`, {
        payload: { overrides, confirm: ['life-safety'] },
      })
      t.equal(reply.statusCode, 200)
      const { warnings = [] } = reply.json()
      return warnings.map(({ path, says }: { path: string; says: { en: string } }) => `${path}: ${says.en}`)
    }
    t.match(await warned('sos', { scope: {}, enabled: false }), [
      /^overrides\.0\.enabled: nobody will hear of/,
    ])
    t.match(await warned('bin-fire', { scope: { site: 'west' }, enabled: false }), [/a life may hang on it/])
    t.same(await warned('bin-full', { scope: {}, enabled: false }), [])
    t.same(await warned('bin-full', { scope: { site: 'east' }, settings: { mediumPercent: 70 } }), [])
    t.same(await warned('sos', { scope: { site: 'east' }, settings: {} }), [
      'overrides.0.scope.site: no such device is on site “east”',
    ])
  },
)

t.test(
  'what would hold for nothing is not set: a place or a device that is not there, or is another',
  async t => {
    const { admin } = await start({}, 'east', 'west')
    const figures = { settings: { mediumPercent: 70 } }
    const set = (rule: string, ...scopes: object[]) =>
      admin('PUT', `/api/rules/${rule}`, {
        payload: { overrides: scopes.map(scope => ({ scope, ...figures })) },
      })
    const refused = await set(
      'bin-full',
      ...[{ site: 'east' }, { site: 'north' }, { zone: 'nosuch' }, { device: 'bin-of-eest' }],
      ...[
        { site: 'west', device: 'bin-of-east' },
        { site: 'east', zone: 'nosuch' },
      ],
    )
    t.equal(refused.statusCode, 422)
    t.equal(refused.json().code, 'SCOPE_UNKNOWN')
    t.same(
      refused
        .json()
        .faults.map(({ path, says }: { path: string; says: { en: string } }) => `${path}: ${says.en}`),
      [
        'overrides.1.scope.site: there is no site “north”',
        'overrides.2.scope.zone: there is no zone “nosuch”',
        'overrides.3.scope.device: there is no device “bin-of-eest”; did you mean “bin-of-east”?',
        'overrides.4.scope.site: “bin-of-east” is not on site “west”',
        'overrides.5.scope.zone: there is no zone “nosuch”',
      ],
    )
    t.same((await admin('GET', '/api/rules/bin-full')).json().overrides, [], 'nothing of it is set')
    const onCharger = { scope: { device: 'bin-of-east' }, order: 'cut-off' }
    const cutOff = await admin('PUT', '/api/rules/charger-smoke', {
      payload: { overrides: [onCharger], confirm: ['gives-order'] },
    })
    t.match(cutOff.json(), {
      code: 'SCOPE_UNKNOWN',
      detail: /is a smart-bin, and the rule does not look at these/,
    })
  },
)

t.test('a rule tells of what is set where nothing is left, and it hinders no other change', async t => {
  const { admin } = await start({}, 'east', 'west')
  const set = (...overrides: object[]) => admin('PUT', '/api/rules/bin-full', { payload: { overrides } })
  const ofSite = (site: string, mediumPercent: number) => ({ scope: { site }, settings: { mediumPercent } })
  await set(ofSite('east', 70))
  const rule = async () => (await admin('GET', '/api/rules/bin-full')).json()
  t.same((await rule()).emptyPlaces, [])
  await admin('DELETE', '/api/devices/bin-of-east')
  t.match((await rule()).emptyPlaces, [{ scope: { site: 'east' }, says: { en: /east/, zh: /east/ } }])
  const { rules } = (await admin('GET', '/api/rules')).json()
  t.match(rules.find(({ id }: { id: string }) => id === 'bin-full').emptyPlaces, [
    { scope: { site: 'east' } },
  ])
  t.equal((await set(ofSite('east', 70), ofSite('west', 72))).statusCode, 200)
  t.equal((await set(ofSite('east', 71), ofSite('west', 72))).statusCode, 422, 'nobody sets it anew')
  t.equal((await set(ofSite('west', 72))).statusCode, 200, 'it can be taken back')
})
