import { readFileSync } from 'node:fs'
import t from 'tap'
import { needing, recorded } from '../../../testing/recorded.ts'
import type { SettingValues } from '../../source.ts'
import { placeOf } from './place.ts'
import { senml } from './senml.ts'

function heard(pack: unknown, settings: SettingValues = {}) {
  const payload = Buffer.from(typeof pack === 'string' ? pack : JSON.stringify(pack))
  const read = senml.open(settings, { payloadBytesMax: 65_536 })
  return read({ topic: 'senml/1', payload, retained: false })
}

t.test('a name is cut at its last separator, and never within the name of a device', async t => {
  for (const [name, isNamed, device, field] of [
    ['urn:dev:ow:10e2073a01080063', true, 'urn:dev:ow:10e2073a01080063', undefined],
    ['urn:dev:ow:10e2073a0108006:voltage', true, 'urn:dev:ow:10e2073a0108006', 'voltage'],
    ['urn:dev:ow:10e2073a0108006:', false, 'urn:dev:ow:10e2073a0108006', undefined],
    ['2001:db8::3', true, '2001:db8::3', undefined],
    ['00:24:be:ff:fe:80:4f:f1', true, '00:24:be:ff:fe:80:4f:f1', undefined],
    ['yard/bin-1/temp', true, 'yard/bin-1', 'temp'],
    ['temp', true, 'temp', undefined],
    [':', true, ':', undefined],
  ] as const)
    t.same(placeOf(name, isNamed, ':/'), { device, ...(field && { field }) }, name)
})

t.test('base values and base sums are added', async t => {
  const pack = [
    { bn: 'meter/', bt: 1_777_608_000, bv: 20, bs: 5, n: 'power', v: 1.5 },
    { n: 'energy', s: 2, u: 'Wh' },
  ]
  t.match(heard(pack), {
    heard: [{ fields: { power: 21.5, 'power.sum': 5, energy: 20, 'energy.sum': 7 } }],
  })
})

t.test('one record that is none takes nothing from the others', async t => {
  const pack = [
    { n: 'a/x', v: 1 },
    { n: 'a/y', v: 'much' },
    { n: 'a/z', v: 1, vs: 'one' },
    { n: 'a/w', v: 2 },
  ]
  t.match(heard(pack), {
    heard: [
      { address: 'a', fields: { x: 1, w: 2 } },
      { what: 'event', event: 'senml-record-malformed' },
    ],
  })
})

t.test(
  'what is no record at all takes nothing from the records beside it, a call for help perhaps',
  async t => {
    for (const none of [5, null, 'x', [{ n: 'a/x', v: 2 }]])
      for (const pack of [
        [{ bn: 'band-1/', n: 'sos', vb: true }, none],
        [none, { bn: 'band-1/' }, none, { n: 'sos', vb: true }],
      ])
        t.same(heard(pack), {
          ok: true,
          heard: [
            { what: 'said', address: 'band-1', fields: { sos: true } },
            { what: 'event', address: '*', event: 'senml-record-malformed' },
          ],
        })
  },
)

t.test('a pack that says itself that it cannot be understood is refused by name', async t => {
  for (const [pack, reason] of [
    [{ n: 'a', v: 1 }, 'senml-no-pack'],
    [[], 'senml-no-pack'],
    [[1, null], 'senml-record-malformed'],
    [[{ bver: 11, n: 'a', v: 1 }], 'senml-version-unknown'],
    [[{ n: 'a', v: 1, must_: true }], 'senml-label-unknown'],
    [[{ bn: 7, n: 'a', v: 1 }], 'senml-base-malformed'],
    [Array.from({ length: 1_001 }, () => ({ n: 'a', v: 1 })), 'senml-too-many-records'],
    ['<sensml/>', 'not-json'],
  ] as const)
    t.same(heard(pack), { ok: false, reason })
  t.match(heard(Array.from({ length: 1_000 }, () => ({ n: 'a', v: 1 }))), { ok: true })
})

t.test('a field may be called as it likes', async t => {
  const decoded = heard('[{"bn":"a/","n":"__proto__","v":1},{"n":"constructor","v":2}]')
  t.ok(decoded.ok)
  const said = decoded.ok && decoded.heard[0]
  t.same(said && said.what === 'said' && Object.keys(said.fields), ['__proto__', 'constructor'])
})

interface Record {
  readonly n: string
  readonly u?: string
  readonly t: number
  readonly v?: number
  readonly vs?: string
  readonly vb?: boolean
}

for (const example of ['ex1', 'ex3', 'ex5', 'ex7', 'ex9', 'ex11'])
  for (const file of [`${example}.json`, `${example}.gen.json`])
    t.test(`the standard’s ${file} says what its resolved form says`, needing(`senml/${file}`), async t => {
      const decoded = heard(readFileSync(recorded(`senml/${file}`) as string, 'utf8'))
      const resolved = readFileSync(recorded(`senml/${example}.gen.resolved.json`) as string, 'utf8')
      if (!decoded.ok) return t.fail(decoded.reason)
      // Packs without a time were resolved when the standard was written.
      const isOfNow = ['ex1', 'ex7', 'ex9'].includes(example)
      for (const { n, u, t: at, v, vs, vb } of JSON.parse(resolved) as Record[]) {
        const ts = isOfNow ? undefined : Math.round(at * 1000)
        const { device, field } = placeOf(n, true, ':/')
        const said = decoded.heard.find(
          each => each.what === 'said' && each.address === device && each.ts === ts,
        )
        const fields = said?.what === 'said' ? said.fields : {}
        t.equal(fields[field ?? BY_UNIT[u ?? ''] ?? ''], v ?? vs ?? vb, `${n} ${u} ${at}`)
      }
    })

const BY_UNIT: Readonly<{ [unit: string]: string }> = {
  ...{ Cel: 'temperatureC', '%RH': 'humidityPercent', '%EL': 'batteryPercent', lon: 'lon', lat: 'lat' },
}

for (const file of ['ex13.json', 'ex13.gen.json'])
  t.test(`the addresses of the standard’s ${file} are left whole`, needing(`senml/${file}`), async t => {
    const decoded = heard(readFileSync(recorded(`senml/${file}`) as string, 'utf8'))
    t.match(decoded, {
      heard: [
        { address: '2001:db8::3', fields: { ratio: 0.5 }, ts: 1_320_078_429_000 },
        { address: '2001:db8::4', fields: { ratio: 0.5 }, ts: 1_320_078_429_000 },
        { address: '2001:db8::3', fields: { ratio: 0 }, ts: 1_320_078_429_100 },
        { address: '2001:db8::4', fields: { ratio: 0 }, ts: 1_320_078_429_100 },
      ],
    })
  })
