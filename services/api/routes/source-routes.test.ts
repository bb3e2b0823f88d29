import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'

const yard = {
  ...{ site: 'riverside', name: 'Yard', via: { bridge: 'estate' }, filters: ['bins/+/state'] },
  format: 'plain-json',
}
const trial = (payload: string, more: object = {}) => ({
  source: yard,
  topic: 'bins/7/state',
  payload,
  ...more,
})

t.test('a source is saved, listed, changed by its version and removed', async t => {
  const { done, as } = await startPlaces()
  const saved = await done('PUT', '/api/sources/yard', yard)
  t.match(saved, { id: 'yard', version: 1, isOn: true, savedBy: 'ada' })
  t.match(await done('PUT', '/api/sources/yard', { ...yard, name: 'Court', version: 1 }), { version: 2 })
  const late = await as('ada')('PUT', '/api/sources/yard', { payload: { ...yard, version: 1 } })
  t.match([late.statusCode, late.json().code], [409, 'SOURCE_VERSION_CONFLICT'])
  t.match((await done('GET', '/api/sources')).sources, [{ id: 'yard', name: 'Court' }])
  const moved = await as('ada')('PUT', '/api/sources/yard', { payload: { ...yard, site: 'hilltop' } })
  t.equal(moved.json().code, 'SOURCE_MOVED')
  t.equal((await as('ada')('DELETE', '/api/sources/yard')).statusCode, 204)
  t.same((await done('GET', '/api/sources')).sources, [])
})

t.test('what cannot be opened is refused with the setting that is wrong', async t => {
  const { as } = await startPlaces()
  for (const [more, says] of [
    [{ format: 'none' }, /format: there is none called none/],
    [{ settings: { level: 0 } }, /settings\.level: expected a whole number from 1/],
    [{ via: { gateway: 'bin-out' } }, /bin-out/],
    [{ filters: ['a/#/b'] }, /^filters\.0: # means all levels below/],
    [{ filters: ['a', 'a/b+'] }, /^filters\.1: \+ means one whole level/],
    [{ filters: ['a/\0'] }, /^filters\.0: NUL/],
  ] as const) {
    const reply = await as('ada')('PUT', '/api/sources/yard', { payload: { ...yard, ...more } })
    t.match(reply.json().detail, says)
  }
})

t.test(
  'a codec that there is not, and a setting that the format does not have, are refused by name',
  async t => {
    const { as } = await startPlaces()
    const put = async (more: object) =>
      (await as('ada')('PUT', '/api/sources/yard', { payload: { ...yard, ...more } })).json()
    t.match(await put({ codec: 'nosuch' }), {
      code: 'CODEC_UNKNOWN',
      detail: /^there is no “nosuch”; there are metrics,/,
    })
    t.match(await put({ settings: { levl: 2 } }), {
      detail: /^settings\.levl: plain-json has no such setting; it has .*level/,
    })
    t.match(await put({ codec: 'milesight' }), {
      ...{
        code: 'CODEC_UNKNOWN',
        detail: /plain-json does not hand on; chirpstack and the-things-stack do$/,
      },
      faults: [{ path: 'codec' }],
    })
    const lora = { codec: 'milesight', format: 'chirpstack' }
    t.match(await put(lora), { id: 'yard' })
    t.match(await put({ codec: 'home-assistant', settings: { level: 2 } }), { id: 'yard' })
    const lorawan = (answerWithinMinutes: unknown) => ({ ...lora, settings: { answerWithinMinutes } })
    for (const no of [true, '', 'soon'])
      t.match(await put(lorawan(no)), { detail: 'settings.answerWithinMinutes: expected a number' }, `${no}`)
    for (const good of [90, '90']) t.match(await put(lorawan(good)), { id: 'yard' })
    t.match(await put({ settings: { time: true } }), { detail: 'settings.time: expected text' })
    const watches = (alarms: string) => ({ format: 'flat-json', settings: { alarms } })
    t.match(await put(watches('1=sos, 1 =fall')), { detail: 'settings.alarms: 1 stands there twice' })
    t.match(await put(watches('1=sos,2=sos,')), { id: 'yard' })
    const buttons = (help: string) => ({ format: 'zigbee2mqtt', settings: { help } })
    t.match(await put(buttons('hold;double')), { detail: /^settings\.help: expected names/ })
    t.match(await put(buttons('hold, double')), { id: 'yard' })
  },
)

t.test('what a setting means by a name has to be something, on saving and in a trial alike', async t => {
  const { as, done } = await startPlaces()
  const refusal = async (more: object) => {
    const source = { ...yard, ...more }
    const saved = (await as('ada')('PUT', '/api/sources/yard', { payload: source })).json()
    const payload = { source, topic: 'x', payload: '{}' }
    t.equal((await as('ada')('POST', '/api/sources/try', { payload })).json().code, saved.code)
    return saved
  }
  const flat = { format: 'flat-json', codec: 'watch' }
  t.match(await refusal({ ...flat, settings: { alarms: '1=nosuchmetric' } }), {
    ...{ status: 422, code: 'METRIC_UNKNOWN' },
    faults: [
      { path: 'settings.alarms', level: 'fault', says: { zh: /没有指标“nosuchmetric”.*可用：.*、…/ } },
    ],
  })
  t.match(await refusal({ format: 'senml', settings: { names: 'lvl=fullPercent' } }), {
    code: 'METRIC_UNKNOWN',
  })
  t.match(await refusal({ format: 'senml', settings: { names: 'lvl' } }), { code: 'VALIDATION_FAILED' })
  t.match(await refusal({ format: 'zigbee2mqtt', settings: { orders: 'cutoff:state=OFF' } }), {
    code: 'ORDER_UNKNOWN',
    faults: [{ path: 'settings.orders' }],
  })
  t.same((await done('GET', '/api/sources')).sources, [])
})

t.test('nothing is read by a codec of another kind, whichever of the two comes first', async t => {
  const { done, as, inside } = await startPlaces()
  const { id: _, ...body } = inside.bin.device
  const put = async (url: string, payload: object) => (await as('ada')('PUT', url, { payload })).json()
  const origin = { source: 'yard', address: '7' }
  await done('PUT', '/api/sources/yard', { ...yard, codec: 'watch' })
  t.match(await put('/api/devices/bin-new', { ...body, origin }), {
    ...{ code: 'CODEC_UNKNOWN', detail: 'watch reads wristband, not smart-bin' },
  })
  t.match(await put('/api/devices/bin-new', { ...body, origin: { ...origin, codec: 'metrics' } }), {
    id: 'bin-new',
  })
  t.match(
    await put('/api/devices/gw-9', { ...body, kind: 'gateway', origin: { source: 'yard', address: '*9' } }),
    {
      id: 'gw-9',
    },
  )
  await done('PUT', '/api/sources/yard', yard)
  await done('PUT', '/api/devices/bin-new', { ...body, origin })
  t.match(await put('/api/sources/yard', { ...yard, codec: 'watch' }), {
    code: 'CODEC_UNKNOWN',
    detail: /bin-new/,
  })
})

t.test('a source is not deleted from under its devices unless somebody says so; they stay', async t => {
  const { done, as, inside, community } = await startPlaces()
  await done('PUT', '/api/sources/yard', yard)
  const { id: _, ...body } = inside.bin.device
  await done('PUT', '/api/devices/bin-new', { ...body, origin: { source: 'yard', address: '7' } })
  const remove = (query: string) => as('ada')('DELETE', `/api/sources/yard${query}`)
  const refused = await remove('')
  t.match([refused.statusCode, refused.json()], [409, { code: 'SOURCE_HAS_DEVICES', detail: /^1 device is/ }])
  t.equal((await remove('?devices=all')).statusCode, 400)
  t.equal((await done('GET', '/api/sources')).sources.length, 1, 'it is there')
  t.equal((await remove('?devices=release')).statusCode, 204)
  t.match(community.registry.get('bin-new')?.device.origin, { source: 'yard', address: '7' })
})

t.test('a message is tried before anything is saved: what it becomes, and what of it is refused', async t => {
  const { done } = await startPlaces()
  const asBin = { as: { kind: 'smart-bin' } }
  t.match(await done('POST', '/api/sources/try', trial('{"fillPercent":80,"tiltDeg":"?"}', asBin)), {
    isMeant: true,
    heard: [
      { address: '7', values: { fillPercent: 80 }, rejected: [{ metric: 'tiltDeg', reason: 'metric-type' }] },
    ],
  })
  t.match(await done('POST', '/api/sources/try', trial('80 %')), { reason: 'not-json', heard: [] })
  t.match(await done('POST', '/api/sources/try', { ...trial('{}'), topic: 'other' }), { isMeant: false })
  t.match(await done('POST', '/api/sources/try', trial('7b7d', { encoding: 'hex' })), {
    heard: [{ address: '7', fields: {} }],
  })
})

t.test('a trial refuses the way, and the source, that saving would; it may be of no way yet', async t => {
  const { as } = await startPlaces()
  const asked = async (more: object) => {
    const { json } = await as('ada')('POST', '/api/sources/try', {
      payload: { ...trial('{}'), source: { ...yard, ...more } },
    })
    return json()
  }
  for (const [more, code, path] of [
    [{ via: { bridge: 'housee' } }, 'BRIDGE_UNKNOWN', 'via'],
    [{ via: { gateway: 'gw-typo' } }, 'GATEWAY_UNKNOWN', 'via'],
    [{ via: { gateway: 'bin-out' } }, 'GATEWAY_UNKNOWN', 'via'],
    [{ id: 'nosuch' }, 'SOURCE_NOT_FOUND', 'id'],
  ] as const)
    t.match(await asked(more), { code, faults: [{ path, level: 'fault' }] })
  t.match(await asked({ via: undefined }), { isMeant: true, heard: [{ address: '7' }] })
})

t.test('a trial on bytes that are none, or on a filter, is refused beside the field', async t => {
  const { as } = await startPlaces()
  for (const [more, says] of [
    [{ encoding: 'hex', payload: '7b7d7' }, /^payload: expected hex$/],
    [{ encoding: 'base64', payload: 'W10=!!' }, /^payload: expected base64$/],
    [{ topic: 'bins/+/state' }, /^topic: /],
  ] as const) {
    const reply = await as('ada')('POST', '/api/sources/try', { payload: trial('{}', more) })
    t.match(reply.json(), { code: 'VALIDATION_FAILED', detail: says })
  }
})

t.test('a trial knows who is registered: kind, units, and whether it would wait', async t => {
  const { done, as, inside } = await startPlaces()
  await done('PUT', '/api/sources/yard', yard)
  const { id: _, ...body } = inside.bin.device
  await done('PUT', '/api/devices/bin-new', { ...body, origin: { source: 'yard', address: '7' } })
  const said = '{"fillPercent":80,"temperatureC":21,"lidOpen":true}'
  const heard = async (more: object = {}) =>
    (await done('POST', '/api/sources/try', { ...trial(said, more), source: { ...yard, id: 'yard' } }))
      .heard[0]
  t.match(await heard(), {
    ...{ becomes: 'reading', device: 'bin-new', kind: 'smart-bin', kindBy: 'device', codec: 'metrics' },
    values: { fillPercent: 80, temperatureC: 21, lidOpen: true },
    units: { fillPercent: '%', temperatureC: '°C' },
  })
  t.match(await heard({ retained: true }), { becomes: 'refused', reason: 'retained-without-time' })
  t.match(await heard({ topic: 'bins/8/state' }), { becomes: 'unclaimed', kindBy: 'likeliest' })
  const refused = async (more: object, username: 'ada' = 'ada') =>
    (await as(username)('POST', '/api/sources/try', { payload: trial(said, more) })).json().code
  t.equal(await refused({ as: { kind: 'smart-bun' } }), 'DEVICE_KIND_UNKNOWN')
  t.equal(await refused({ as: { kind: 'smart-bin', codec: 'watch' } }), 'CODEC_UNKNOWN')
  t.equal(await refused({ source: { ...yard, codec: 'nosuch' } }), 'CODEC_UNKNOWN', 'as when it is saved')
  t.equal(await refused({ source: { ...yard, id: 'yard', site: 'hilltop' } }), 'SOURCE_MOVED')
})

t.test('a device is heard at a source of its site, under an address that is nobody else’s', async t => {
  const { done, as, inside } = await startPlaces()
  await done('PUT', '/api/sources/yard', yard)
  const { id: _, ...body } = inside.bin.device
  const put = async (id: string, origin: object) => {
    const reply = await as('ada')('PUT', `/api/devices/${id}`, { payload: { ...body, origin } })
    return reply.json().code ?? reply.json().origin
  }
  t.same(await put('bin-new', { source: 'yard', address: '7' }), { source: 'yard', address: '7' })
  t.equal(await put('bin-two', { source: 'yard', address: '7' }), 'ADDRESS_TAKEN')
  t.equal(await put('bin-two', { source: 'none', address: '8' }), 'SOURCE_UNKNOWN')
  t.equal(await put('bin-two', { source: 'yard', address: '8', codec: 'none' }), 'CODEC_UNKNOWN')
  const upside = { emptyMm: 100, fullMm: 200 }
  t.equal(await put('bin-two', { source: 'yard', address: '8', mounting: upside }), 'VALIDATION_FAILED')
})

t.test('a DevEUI as the label has it is saved as the network says it, and is nobody else’s then', async t => {
  const { done, as, inside } = await startPlaces()
  await done('PUT', '/api/sources/yard', { ...yard, format: 'chirpstack' })
  const { id: _, ...body } = inside.bin.device
  const origin = { source: 'yard', address: '24-E1-24-AB-CD-EF-00-01' }
  const saved = await done('PUT', '/api/devices/bin-new', { ...body, origin })
  t.equal(saved.origin.address, '24e124abcdef0001')
  const again = await as('ada')('PUT', '/api/devices/bin-two', {
    payload: { ...body, origin: { source: 'yard', address: '24E124ABCDEF0001' } },
  })
  t.equal(again.json().code, 'ADDRESS_TAKEN')
})

t.test('who was saved as its label has it keeps its DevEUI from others, until it goes elsewhere', async t => {
  const { done, as, inside } = await startPlaces()
  const { id: _, ...body } = inside.bin.device
  const at = (address: string) => ({ ...body, origin: { source: 'yard', address } })
  const { version } = await done('PUT', '/api/sources/yard', yard)
  // Another format has no such thing as a label: so it was saved before there was one.
  await done('PUT', '/api/devices/bin-old', at('24-E1-24-AB-CD-EF-00-01'))
  await done('PUT', '/api/sources/yard', { ...yard, version, format: 'chirpstack' })
  const taken = await as('ada')('PUT', '/api/devices/bin-new', { payload: at('24e124abcdef0001') })
  t.equal(taken.json().code, 'ADDRESS_TAKEN')
  await done('PUT', '/api/devices/bin-old', at('24e124abcdef0002'))
  t.equal(
    (await done('PUT', '/api/devices/bin-new', at('24E124ABCDEF0001'))).origin.address,
    '24e124abcdef0001',
  )
})

t.test(
  'what is heard through a gateway and names none is behind it; what names one, or is a gateway, is as it says',
  async t => {
    const { done, inside } = await startPlaces()
    const { id: _, ...body } = inside.bin.device
    for (const id of ['gw-1', 'gw-2']) await done('PUT', `/api/devices/${id}`, { ...body, kind: 'gateway' })
    await done('PUT', '/api/sources/yard', { ...yard, via: { gateway: 'gw-1' } })
    const gatewayOf = async (id: string, more: object = {}) =>
      (await done('PUT', `/api/devices/${id}`, { ...body, origin: { source: 'yard', address: id }, ...more }))
        .gateway
    t.equal(await gatewayOf('bin-a'), 'gw-1')
    t.equal(await gatewayOf('bin-b', { gateway: 'gw-2' }), 'gw-2')
    t.equal(await gatewayOf('gw-3', { kind: 'gateway' }), undefined)
    await done('PUT', '/api/sources/yard', { ...yard, via: { bridge: 'estate' }, version: 1 })
    t.equal(await gatewayOf('bin-c'), undefined, 'a bridge is no gateway')
    await done('PUT', '/api/sources/yard', { ...yard, via: { bridge: 'faced' }, version: 2 })
    t.equal(await gatewayOf('bin-d'), 'gw-1', 'but one may stand for it')
  },
)
