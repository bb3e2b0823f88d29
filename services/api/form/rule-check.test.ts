import t from 'tap'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import { shapes } from '../../domain/rules/conditions/shapes.ts'
import { checkRule, DEPTH_MAX } from './rule-check.ts'

const check = (raw: unknown) => checkRule(raw, { id: 'own', version: 3, kinds: kindList })
const said = (raw: unknown) => check(raw).faults.map(({ path, says }) => `${path}: ${says.en}`)

const warm = {
  kind: 'smart-bin',
  title: { en: 'Warm', zh: '发热' },
  levels: [{ severity: 'low', when: { type: 'compare', metric: 'temperatureC', op: '>=', value: 40 } }],
}

t.test('a definition becomes a rule with its id and version', async t => {
  t.same(check(warm), { rule: { id: 'own', version: 3, settings: {}, ...warm }, faults: [] })
})

t.test('every rule of the product can be written as a definition, and reads back as it is', async t => {
  for (const { mayOrder: _, ...rule } of allRules) {
    // What a rule may order is the product's to say.
    const { id, version, ...definition } = rule
    const { rule: read, faults } = checkRule(JSON.parse(JSON.stringify(definition)), {
      id,
      version,
      kinds: kindList,
    })
    t.same(
      faults.filter(({ level }) => level === 'fault'),
      [],
      id,
    )
    t.same(read, rule, id)
  }
})

t.test('faults of form and of sense are said together, each with its path', async t => {
  const when = { type: 'compare', metric: 'temperatureC', op: '=>', value: '40' }
  const faults = said({
    ...warm,
    colour: 'red',
    levels: [
      { severity: 'urgent', when },
      { severity: 'low', when: { type: 'compair', metric: 'temperatureC' } },
      { severity: 'high', when: { type: 'compare', metric: 'temprature', op: '>', value: 40 } },
    ],
  })
  t.same(
    faults.map(fault => fault.split(':')[0]),
    [
      'levels.0.severity',
      'levels.0.when.op',
      'levels.0.when.value',
      'levels.1.when.type',
      'colour',
      'levels.2.when.metric',
    ],
  )
  t.match(faults[2], /a number, or \{"setting": "name"\}/)
  t.match(faults[3], /did you mean “compare”/)
  t.match(faults[5], /did you mean “temperatureC”/)
})

t.test('a fault of form is said in Chinese too', async t => {
  for (const { says } of check({ levels: [] }).faults) t.match(says.zh, /\p{Script=Han}/u)
})

t.test('what is no definition at all is refused, however it is none', async t => {
  for (const raw of [undefined, null, 7, 'rule', [], {}, { kind: 'smart-bin', levels: {}, settings: [] }]) {
    t.ok(check(raw).faults.length > 0, JSON.stringify(raw))
    t.equal(check(raw).rule, undefined)
  }
})

t.test('conditions are nested as deep as the limit, and no deeper', async t => {
  const nested = (depth: number) => {
    let when: object = { type: 'is', metric: 'lidOpen', value: true }
    for (let i = 0; i < depth; i++) when = { type: 'not', of: when }
    return { ...warm, levels: [{ severity: 'low', when }] }
  }
  // The rule, its levels and the level lie around the condition.
  t.ok(check(nested(DEPTH_MAX - 4)).rule)
  t.match(said(nested(DEPTH_MAX - 3)), [/nested deeper/])
  t.match(said(nested(100_000)), [/nested deeper/])
})

t.test('a rule that cannot be compiled is refused with words, and takes nothing down', async t => {
  const together = {
    ...{ type: 'together', rules: ['bin-fire'], what: { en: 'fire', zh: '火情' } },
    ...{ devices: 2, withinMs: 60_000 },
  }
  const definition = {
    ...warm,
    levels: [{ severity: 'low', when: { type: 'all', of: [warm.levels[0]?.when, together] } }],
  }
  const { rule, faults } = check(definition)
  t.equal(rule, undefined)
  t.match(faults, [{ path: 'levels.0.when.of.1', level: 'fault', says: { zh: /单独构成一个级别/ } }])
})

t.test('what fails only when it is compiled or evaluated is a fault of the rule', async t => {
  const compare = { ...shapes.compare }
  t.teardown(() => Object.assign(shapes, { compare }))
  Object.assign(shapes, {
    compare: {
      ...compare,
      compile: () => () => {
        throw new Error('no such thing')
      },
    },
  })
  t.same(said(warm), [': cannot be run for a smart-bin: no such thing'])
})

t.test('a fault of form is said as people speak, in both languages', async t => {
  const during = { type: 'during', days: ['monday'], from: '6:00', to: 'noon' }
  const { faults } = check({
    ...{ kind: 'smart-bin', title: { en: 'W' }, settings: { Warm: {} }, advice: 7 },
    levels: [
      { severity: 'urgent', when: during },
      { severity: 'low', when: { type: 'all', of: [] } },
      { severity: 'low', when: { type: 'outside', area: {} }, latch: false },
    ],
  })
  const at = (path: string) => faults.find(fault => fault.path === path)?.says
  t.same(at('title.zh'), { en: 'is missing: a text is expected', zh: '缺少此项：应为文本' })
  t.same(at('advice'), { en: 'an object is expected, got 7', zh: '应为对象，实际为 7' })
  t.match(at('levels.0.when.days.0'), { en: /did you mean “mon”/, zh: /是否为“mon”/ })
  t.match(at('levels.0.when.from'), { en: /a time such as 22:30/, zh: /例如 22:30/ })
  t.same(at('levels.1.when.of'), { en: 'must be at least 1 entry long', zh: '至少 1 项' })
  const blank = check({ kind: 'smart-bin', title: { en: '   ', zh: '满' }, levels: [] }).faults
  t.match(
    blank.find(fault => fault.path === 'title.en'),
    { path: 'title.en', says: { en: 'is blank', zh: '不能只有空格' } },
  )
  t.match(at('levels.2.when.area'), { en: /a circle/, zh: /多边形/ })
  t.same(at('levels.2.latch'), { en: 'can only be true', zh: '只能是 true' })
  for (const { says } of faults) t.notMatch(says.zh, /expected|Invalid|正则/, says.zh)
})
