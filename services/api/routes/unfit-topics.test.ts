import t from 'tap'
import { formatNamed } from '../../decode/formats/formats.ts'
import { startPlaces } from '../access/testing/places.ts'

const LOCK = 'lock-lid:lock=true'
const yard = {
  ...{ site: 'riverside', name: 'Yard', via: { gateway: 'gw-1' }, filters: ['tt/#'] },
  ...{ format: 'plain-json', settings: {} },
}
const mapping = (expression: string) => ({ format: 'mapping', settings: { expression } })
const entity = (orders: string) => ({ format: 'home-assistant', settings: { orders } })
const application = (id: string) => ({ format: 'chirpstack', settings: { application: id } })
const senml = (orderTopic: string, ...filters: string[]) => ({
  ...{ format: 'senml', filters, settings: { orders: LOCK, orderTopic } },
})
const estate = { via: { bridge: 'estate' } }

async function asked() {
  const { as } = await startPlaces()
  const ada = as('ada')
  const gateway = { kind: 'gateway', site: 'riverside', zone: 'yard', name: 'Gateway' }
  await ada('PUT', '/api/devices/gw-1', { payload: gateway })
  return async (more: object) => {
    const source = { ...yard, ...more }
    const payload = { source, topic: 'tt/1', payload: '{}' }
    const [tried, saved] = [
      await ada('POST', '/api/sources/try', { payload }),
      await ada('PUT', '/api/sources/yard', { payload: source }),
    ]
    return [tried.json(), saved.json()]
  }
}

t.test('what can never work is refused beside its field, in a trial as on saving', async t => {
  const both = await asked()
  for (const [more, path, says] of [
    [{ filters: ['tt/#', 'community/#'] }, 'filters.1', /of no source/],
    [{ filters: ['community/riverside/+/bin-7/telemetry'] }, 'filters.0', /of no source/],
    [{ filters: ['$SYS/#'] }, 'filters.0', /nothing under \$/],
    [{ filters: ['$share/g/tt'] }, 'filters.0', /set at the bridge/],
    [{ filters: ['$share/g/tt'], ...estate }, 'filters.0', /set at the bridge/],
    [senml('zz/{device}/set', 'tt/#'), 'settings.orderTopic', /hears nothing under zz\//],
    [entity('cut-off:switch=banana'), 'settings.orders', /a switch can be told on, off, and not “banana”/],
    [entity('restart:button=on'), 'settings.orders', /a button can be told press, and/],
    [application('a/b'), 'settings.application', /the id of one application/],
    [mapping('1+1'), 'settings.expression', /no device whatever comes/],
    [mapping('[1, 2]'), 'settings.expression', /no device whatever comes/],
    [mapping('json.x == 1'), 'settings.expression', /no device whatever comes/],
  ] as const)
    for (const refused of await both(more))
      t.match(
        refused,
        { code: 'VALIDATION_FAILED', faults: [{ path, level: 'fault', says: { en: says, zh: /[一-鿿]/ } }] },
        JSON.stringify(more),
      )
})

t.test('what may work is taken', async t => {
  const both = await asked()
  for (const more of [
    { filters: ['#', 'communities/#', '+/x'] },
    { filters: ['$SYS/#', 'community/#'], ...estate },
    senml('tt/{device}/set', 'tt/#'),
    senml('zz/{device}/set', 'tt/#', '+/up'),
    senml('{device}/set', 'tt/#'),
    { ...senml('zz/{device}/set', 'tt/#'), ...estate },
    entity('cut-off:switch=off,restore:outlet=banana,unlock-lid:lock=open,announce:text={text}'),
    entity(''),
    application('7'),
    application(''),
    mapping('json.list.map(each, {"device": each.id})'),
    mapping('json'),
    mapping('null'),
    mapping('[]'),
  ]) {
    const [tried, saved] = await both(more)
    t.match([tried, saved], [{ isMeant: Boolean }, { version: Number }], JSON.stringify([more, tried, saved]))
  }
})

t.test('one that was saved before that was refused is opened as ever', async t => {
  const before = [application('a/b'), mapping('1+1'), entity('cut-off:switch=banana')]
  for (const { format, settings } of before)
    t.ok(formatNamed(format)?.open(settings as never, { payloadBytesMax: 10_000 }), format)
})
