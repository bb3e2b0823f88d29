import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import type { TestServerOptions } from '../testing/test-server.ts'
import { deviceSettingsDone, type WireDeviceSettings } from '../wire/device-settings.ts'

/** Two network servers behind a gateway each, and bins at both. */
async function withBins(options: TestServerOptions = {}) {
  const places = await startPlaces(options)
  const { done, as, community } = places
  for (const n of [1, 2]) {
    const gateway = { kind: 'gateway', site: 'riverside', zone: 'b3', name: 'Gateway' }
    await done('PUT', `/api/devices/gw-${n}`, gateway)
    const lora = { site: 'riverside', name: 'LoRa', via: { gateway: `gw-${n}` }, filters: ['lora/+'] }
    await done('PUT', `/api/sources/lora-${n}`, { ...lora, format: 'plain-json' })
  }
  const bin = { kind: 'smart-bin', site: 'riverside', zone: 'b3', name: 'Bin' }
  const at = (source: string, address: string) => ({ ...bin, origin: { source, address } })
  await done('PUT', '/api/devices/a1', at('lora-1', '1'))
  await done('PUT', '/api/devices/a2', at('lora-1', '2'))
  await done('PUT', '/api/devices/c2', at('lora-2', '2'))
  const set = async (payload: WireDeviceSettings, who: Parameters<typeof as>[0] = 'ada') =>
    as(who)('POST', '/api/devices/settings', { payload })
  const settled = async (payload: WireDeviceSettings, who?: Parameters<typeof as>[0]) =>
    deviceSettingsDone.parse((await set(payload, who)).json())
  const device = (id: string) => community.registry.get(id)?.device
  return { ...places, set, settled, device }
}

const mounting = { emptyMm: 1200, fullMm: 150 }

t.test(
  'what is tried changes nothing; what is set is set for all of them, in one commit, with who did it',
  async t => {
    const { settled, device, community } = await withBins()
    const body = { devices: { source: 'lora-1' }, set: { mounting, codec: 'metrics', zone: 'b4' } }
    const before = community.inputs.length
    const expected = { matched: 2, changed: 2, unchanged: 0, ids: ['a1', 'a2'], refused: [] }
    t.same(await settled({ ...body, dryRun: true }), { applied: false, ...expected })
    t.equal(community.inputs.length, before)
    t.same(await settled(body), { applied: true, ...expected })
    for (const id of ['a1', 'a2'])
      t.match(device(id), {
        zone: 'b4',
        name: 'Bin',
        origin: { source: 'lora-1', codec: 'metrics', mounting },
      })
    t.match(community.inputs.slice(before), [
      { site: 'riverside', input: { type: 'device-saved', actor: 'ada' } },
      { site: 'riverside', input: { type: 'device-saved', actor: 'ada' } },
    ])
    t.match(await settled(body), { matched: 2, changed: 0, unchanged: 2 }, 'the same again is no change')
  },
)

t.test('devices by a source, site, zone or kind that there is not are refused, and not none', async t => {
  const { set } = await withBins()
  for (const [devices, code] of [
    [{ source: 'lora-x' }, 'SOURCE_NOT_FOUND'],
    [{ site: 'riversied' }, 'SITE_NOT_FOUND'],
    [{ zone: 'b33' }, 'ZONE_NOT_FOUND'],
    [{ kind: 'smart-bni' }, 'DEVICE_KIND_UNKNOWN'],
  ] as const) {
    const reply = await set({ devices, set: { model: 'EM400' }, dryRun: true })
    t.match(reply.json(), { code }, JSON.stringify(devices))
  }
})

t.test('null takes away, and what is not named stays', async t => {
  const { settled, device } = await withBins()
  const devices = { ids: ['a1'] }
  await settled({ devices, set: { codec: 'metrics', mounting, model: 'EM400', expectedIntervalMs: 60_000 } })
  t.match(device('a1'), { model: 'EM400', expectedIntervalMs: 60_000 })
  await settled({ devices, set: { codec: null, mounting: null, model: null, expectedIntervalMs: null } })
  const { origin, ...rest } = device('a1') ?? {}
  t.same(origin, { source: 'lora-1', address: '1' })
  t.same(Object.keys(rest).sort(), ['gateway', 'id', 'kind', 'name', 'site', 'zone'])
})

t.test(
  'those that it does not fit are named with the reason; the others are changed all the same',
  async t => {
    const { settled, device } = await withBins()
    const ids = ['a1', 'a2', 'bin-in', 'nobody']
    const answer = await settled({ devices: { ids }, set: { source: 'lora-2' } })
    t.match(answer, { matched: 4, changed: 1, ids: ['a1'], unchanged: 0 })
    t.match(answer.refused.map(({ id, code, detail }) => [id, code, detail]).sort(), [
      ['a2', 'ADDRESS_TAKEN', '2'],
      ['bin-in', 'DEVICE_SPEAKS_FOR_ITSELF', undefined],
      ['nobody', 'DEVICE_NOT_FOUND', undefined],
    ])
    t.match(device('a1'), { gateway: 'gw-2', origin: { source: 'lora-2', address: '1' } }, 'and its gateway')
    t.match(device('a2'), { gateway: 'gw-1', origin: { source: 'lora-1' } })
    const unfit: [WireDeviceSettings['set'], string][] = [
      [{ source: 'nowhere' }, 'SOURCE_UNKNOWN'],
      [{ codec: 'morse' }, 'CODEC_UNKNOWN'],
      [{ codec: 'milesight' }, 'CODEC_UNKNOWN'],
      [{ gateway: 'a2' }, 'GATEWAY_UNKNOWN'],
    ]
    for (const [set, code] of unfit)
      t.match((await settled({ devices: { ids: ['a1'] }, set })).refused, [{ id: 'a1', code }])
  },
)

t.test('one that stays where it is stands in the way of another', async t => {
  const { settled, done, device } = await withBins()
  await done('PUT', '/api/devices/gw-3', { ...device('gw-1'), id: undefined, gateway: 'gw-1' })
  // gw-1 cannot be behind itself; it stays, and so does what is behind it.
  const answer = await settled({ devices: { kind: 'gateway' }, set: { gateway: 'gw-1' } })
  t.match(answer, {
    matched: 3,
    changed: 1,
    ids: ['gw-2'],
    unchanged: 1,
    refused: [{ id: 'gw-1', code: 'GATEWAY_CIRCLE' }],
  })
})

t.test('nobody sets anything for what is not theirs, nor learns that it is there', async t => {
  const { settled, device } = await withBins()
  const set = { model: 'EM400' }
  const mine = await settled({ devices: { ids: ['bin-in', 'bin-out', 'nobody'] }, set }, 'tan')
  t.same(mine.ids, ['bin-in'])
  const [foreign, nobody] = mine.refused
  t.same({ ...foreign, id: '' }, { ...nobody, id: '' })
  t.match(await settled({ devices: { kind: 'smart-bin' }, set: { model: 'M' } }, 'tan'), { refused: [] })
  t.equal(device('bin-out')?.model, undefined)
  const away = await settled({ devices: { ids: ['bin-in'] }, set: { zone: 'b4' } }, 'tan')
  t.match(away.refused, [{ id: 'bin-in', code: 'NOT_ALLOWED' }])
  const band = await settled({ devices: { kind: 'wristband' }, set }, 'tan')
  t.match(band.refused, [{ id: 'band-in', code: 'NOT_ALLOWED' }], 'a band is for who may know whose it is')
})

t.test('an unfit body changes nothing', async t => {
  const { set, community } = await withBins()
  const before = community.inputs.length
  const bodies: object[] = [
    { devices: {}, set: { model: 'M' } },
    { devices: { ids: [] }, set: { model: 'M' } },
    { devices: { kind: 'smart-bin' }, set: {} },
    { devices: { kind: 'smart-bin' }, set: { name: 'All alike' } },
    { devices: { ids: ['a1'], kind: 'smart-bin' }, set: { model: 'M' } },
    { devices: { kind: 'smart-bin' }, set: { mounting: { emptyMm: 100, fullMm: 100 } } },
    { devices: { kind: 'smart-bin' }, set: { source: null } },
  ]
  for (const body of bodies)
    t.match(
      (await set(body as WireDeviceSettings)).json(),
      { code: 'VALIDATION_FAILED' },
      JSON.stringify(body),
    )
  t.equal(community.inputs.length, before)
})

t.test('as many devices as the limit says are changed, and of one more none is', async t => {
  const { set, settled, device } = await withBins({ env: { LINLI_DEVICE_SETTINGS: '2' } })
  const ids = ['a1', 'a2', 'c2']
  t.equal((await settled({ devices: { ids: ids.slice(1) }, set: { model: 'M' } })).changed, 2)
  const more = await set({ devices: { ids }, set: { model: 'N' } })
  t.match([more.statusCode, more.json()], [409, { code: 'DEVICES_TOO_MANY', detail: '3, at most 2' }])
  t.equal(device('a2')?.model, 'M')
})
