import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { importAnswer } from '../wire/import.ts'

/** A network server behind a gateway, and a file to bring in. */
async function withSource() {
  const places = await startPlaces()
  const { done, as } = places
  const gateway = { kind: 'gateway', site: 'riverside', zone: 'b3', name: 'Gateway' }
  await done('PUT', '/api/devices/gw-1', gateway)
  const lora = { site: 'riverside', name: 'LoRa', via: { gateway: 'gw-1' }, filters: ['lora/+'] }
  await done('PUT', '/api/sources/lora', { ...lora, format: 'plain-json' })
  const send = (payload: string, query = '') =>
    as('ada')('POST', `/api/sites/riverside/import/devices${query}`, {
      payload,
      headers: { 'content-type': 'text/csv' },
    })
  const preview = async (payload: string) => importAnswer.parse((await send(payload)).json())
  const bringIn = async (payload: string) =>
    send(payload, `?preview=false&hash=${(await preview(payload)).hash}`)
  const take = async () => (await as('ada')('GET', '/api/sites/riverside/export/devices')).body
  return { ...places, preview, bringIn, take }
}

const bins = `设备编号,设备类型,名称,区域,接入源,源内地址,解码器,空桶距离（毫米）,满桶距离（毫米）,盲区（毫米）
bin-1,smart-bin,一号桶,b3,lora,a1,metrics,1200,150.5,250
bin-2,smart-bin,二号桶,b3,lora,a2,,,,
`

t.test('what speaks for a device, and how its sensor hangs, comes in and goes out as it was', async t => {
  const { bringIn, preview, take, community } = await withSource()
  t.same((await preview(bins)).bad, [])
  t.equal((await bringIn(bins)).statusCode, 200)
  const device = (id: string) => community.registry.get(id)?.device
  t.same(device('bin-1')?.origin, {
    ...{ source: 'lora', address: 'a1', codec: 'metrics' },
    mounting: { emptyMm: 1200, fullMm: 150.5, deadZoneMm: 250 },
  })
  t.same(device('bin-2')?.origin, { source: 'lora', address: 'a2' })
  t.equal(device('bin-2')?.gateway, 'gw-1', 'its silence is the gateway’s')
  const again = await preview(await take())
  t.match(again, { added: [], changed: [], bad: [], absent: 0 }, 'what is taken out says what is so')
  t.same((await preview(bins)).changed, [], 'nor does the file say another gateway')
})

t.test('what a file does not name stays; what it empties goes; what changes is named', async t => {
  const { bringIn, preview, community } = await withSource()
  await bringIn(bins)
  await bringIn('id,name\nbin-1,First\n')
  t.match(community.registry.get('bin-1')?.device, { name: 'First', origin: { address: 'a1' } })
  t.same((await preview('id,full_mm\nbin-1,200\n')).changed, [
    { row: 2, id: 'bin-1', fields: [{ column: 'full_mm', from: '150.5', to: '200' }] },
  ])
  await bringIn('id,source,address,codec,empty_mm,full_mm,dead_zone_mm,gateway\nbin-1,,,,,,,\n')
  const device = community.registry.get('bin-1')?.device
  t.match([device?.origin, device?.gateway], [undefined, undefined])
})

t.test('a DevEUI off a label comes in as the network server says it, and again is no change', async t => {
  const { done, bringIn, preview, community } = await withSource()
  const {
    version,
    savedAt: _,
    savedBy: __,
    heard: ___,
    id: ____,
    ...lora
  } = (await done('GET', '/api/sources')).sources[0]
  await done('PUT', '/api/sources/lora', { ...lora, version, format: 'chirpstack' })
  const file = bins.replace('a1', '24-E1-24-AB-CD-EF-00-01')
  await bringIn(file)
  t.equal(community.registry.get('bin-1')?.device.origin?.address, '24e124abcdef0001')
  t.same((await preview(file)).changed, [])
})

t.test('two devices change places at their source in one file', async t => {
  const { bringIn, community } = await withSource()
  await bringIn(bins)
  t.equal((await bringIn('id,address\nbin-1,a2\nbin-2,a1\n')).statusCode, 200)
  const heard = (address: string) => community.registry.heardAt('lora', address)?.device.id
  t.same([heard('a1'), heard('a2')], ['bin-2', 'bin-1'])
})

t.test(
  'what stands behind gateways and at the chargers’ door keeps that when a file that was taken out renames it',
  async t => {
    const { bringIn, take, done, community } = await withSource()
    await bringIn(bins)
    await done('PUT', '/api/devices/gw-2', {
      ...{ kind: 'gateway', site: 'riverside', zone: 'b3', name: 'Old', gateway: 'gw-1' },
    })
    const charger = { kind: 'ev-charger', site: 'riverside', zone: 'b3', name: 'Old' }
    await done('PUT', '/api/devices/cp-1', { ...charger, origin: { source: 'ocpp', address: 'CP/1' } })
    const device = (id: string) => community.registry.get(id)?.device
    const before = ['gw-2', 'cp-1', 'bin-1'].map(device)
    t.equal((await bringIn((await take()).replaceAll('Old', 'New').replace('一号桶', 'New'))).statusCode, 200)
    t.same(
      ['gw-2', 'cp-1', 'bin-1'].map(device),
      before.map(one => ({ ...one, name: 'New' })),
    )
  },
)

t.test(
  'no file brings a device to an address that another one keeps, in whatever order they were registered',
  async t => {
    const { bringIn, preview } = await withSource()
    await bringIn(bins)
    t.match((await preview('id,address\nbin-1,a2\n')).bad, [{ row: 2, column: 'address' }])
    t.match((await preview('id,address\nbin-2,a1\n')).bad, [{ row: 2, column: 'address' }])
  },
)

t.test('each wrong cell of an origin is named in both languages', async t => {
  const { preview, done } = await withSource()
  const foreign = { site: 'hilltop', name: 'Far', via: { bridge: 'far' }, filters: ['#'] }
  await done('PUT', '/api/sources/far', { ...foreign, format: 'plain-json' })
  const { bad } = await preview(
    `id,kind,name,zone,source,address,codec,empty_mm,full_mm,dead_zone_mm
a,smart-bin,A,b3,far,1,,,,
b,smart-bin,B,b3,lora,,,,,
c,smart-bin,C,b3,lora,1,morse,,,
d,smart-bin,D,b3,lora,2,,100,100,
e,smart-bin,E,b3,lora,3,,100,,5
f,smart-bin,F,b3,lora,4,,0,100001,x
g,smart-bin,G,b3,,,metrics,,,
h,smart-bin,H,b3,lora,8,,,,
i,smart-bin,I,b3,lora,8,,,,
j,smart-bin,J,b3,lora,9,,100,99.9,0
`,
  )
  t.match(
    bad.map(({ row, column, says }) => [row, column, says?.zh]),
    [
      [2, 'source', /没有这个接入源/],
      [3, 'address', /不能为空/],
      [4, 'codec', /应为metrics/],
      [5, 'full_mm', /小于空桶距离/],
      [6, 'full_mm', /须同时填写/],
      [7, 'empty_mm', /0\.001 到 100000/],
      [7, 'full_mm', /100000/],
      [7, 'dead_zone_mm', /数字/],
      [8, 'codec', /缺少接入源/],
      [10, 'address', /另一台设备/],
    ],
  )
  t.equal(bad.length, 10)
  t.ok(bad.every(({ says }) => says?.en !== says?.zh))
})

t.test('a codec of bytes at a source without them is a bad row, also where the source names it', async t => {
  const { done, preview, bringIn } = await withSource()
  const row = (codec: string) =>
    `id,kind,name,zone,source,address,codec\nbin-9,smart-bin,Nine,b3,lora,a9,${codec}\n`
  t.match((await preview(row('milesight'))).bad, [
    {
      row: 2,
      column: 'codec',
      says: { en: /plain-json does not hand on/, zh: /^“milesight”需读取设备原始字节/ },
    },
  ])
  const lora = { site: 'riverside', name: 'LoRa', via: { gateway: 'gw-1' }, filters: ['lora/+'] }
  await done('PUT', '/api/sources/lora', { ...lora, format: 'plain-json', codec: 'watch' })
  t.match((await preview(row(''))).bad, [{ row: 2, column: 'codec', says: { en: /watch reads wristband/ } }])
  t.equal((await bringIn(row('metrics'))).statusCode, 200)
})
