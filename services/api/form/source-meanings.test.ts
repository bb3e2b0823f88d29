import t from 'tap'
import { formats } from '../../decode/formats/formats.ts'
import { kindList } from '../../domain/kinds/kinds.ts'
import { metricFaults } from './source-meanings.ts'

const kinds = kindList
const byAny = { codecs: undefined, kinds }
const byWatch = { codecs: new Set(['watch']), kinds }
const says = (settings: object, by: Parameters<typeof metricFaults>[1] = byAny) =>
  metricFaults({ ...settings }, by).map(({ path, says }) => `${path}: ${says.en}`)

t.test(
  'an alarm that is no metric, and one that only says a figure, is refused with those that there are',
  async t => {
    t.match(says({ alarms: '1=sos,2=nosuchmetric' }), [
      /^settings\.alarms: there is no metric “nosuchmetric” here; There are (\w+, ){5}…$/,
    ])
    t.match(says({ alarms: '1=soss' }, byWatch), [/did you mean “sos”\? There are /])
    t.match(says({ alarms: '1=heartRateBpm' }), [/heartRateBpm/], 'a pulse that is “true”')
    t.same(says({ alarms: '1=sos,2=Fall-Down,6=takeoff,9=fallCancelled' }, byWatch), [])
    t.match(says({ alarms: '1=smoke' }, byWatch), [/smoke/], 'no watch smells smoke')
    t.same(says({ alarms: '1=smoke' }), [], 'a device may name a codec that does')
  },
)

t.test('what the server measures of itself is proposed to no source, nor taken from one', async t => {
  for (const names of ['x=commitP99', 'x=dataFree', 'x=bridges'])
    t.notMatch(says({ names }).join(), /commitP99Ms|dataFreeMiB|bridgesAway/)
  t.match(says({ names: 'x=bridgesAway' }), [/there is no metric “bridgesAway”/])
})

t.test('a value may be called what a metric or its codec calls it, and nothing else', async t => {
  for (const [names, by, isGood] of [
    ['lvl=fillPercent', byAny, true],
    ['lvl=fillPercnt', byAny, false],
    ['lvl=toString', byAny, false],
    ['x=heart,y=bp,z=wear', byWatch, true],
    ['lvl=fillPercent', byWatch, false],
    ['lvl=fillPercent', { codecs: new Set(['watch', 'metrics']), kinds }, true],
    ['t=temperature', { codecs: new Set(['home-assistant']), kinds }, true],
    ['t=action', { codecs: new Set(['home-assistant']), kinds }, true],
  ] as const)
    t.equal(says({ names }, by).length === 0, isGood, `${names} by ${[...(by.codecs ?? ['any'])]}`)
})

t.test('what the formats show as examples of themselves means something', async t => {
  for (const { name, examples } of formats)
    for (const { settings = {}, title } of examples) t.same(says(settings), [], `${name}: ${title.en}`)
})
