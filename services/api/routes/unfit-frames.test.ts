import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'

const yard = {
  ...{ site: 'riverside', name: 'Yard', via: { bridge: 'estate' }, filters: ['bins/+/state'] },
  format: 'plain-json',
}

t.test(
  'a codec of bytes is refused where the source hands on none, whichever of the two comes first',
  async t => {
    const { done, as, inside, community } = await startPlaces()
    const { id: _, ...bin } = inside.bin.device
    const put = async (url: string, payload: object) => (await as('ada')('PUT', url, { payload })).json()
    const origin = { source: 'yard', address: '7', codec: 'milesight' }
    const says = { en: /chirpstack and the-things-stack do$/, zh: /可用格式：chirpstack、the-things-stack$/ }
    await done('PUT', '/api/sources/yard', yard)
    t.match(await put('/api/devices/bin-new', { ...bin, origin }), {
      ...{ code: 'CODEC_UNKNOWN', detail: /^origin\.codec: milesight reads the bytes/ },
      faults: [{ path: 'origin.codec', says }],
    })
    t.equal(community.registry.get('bin-new'), undefined)
    const lora = { ...yard, format: 'chirpstack' }
    await done('PUT', '/api/sources/yard', lora)
    t.match(await put('/api/devices/bin-new', { ...bin, origin }), { id: 'bin-new' })
    t.match(await put('/api/sources/yard', yard), {
      code: 'CODEC_UNKNOWN',
      faults: [{ path: 'format', says: { en: /^bin-new is heard through this source; milesight reads/ } }],
    })
    const payload = { source: { ...yard, id: 'yard' }, topic: 'x', payload: '{}' }
    const tried = await as('ada')('POST', '/api/sources/try', { payload })
    t.match(tried.json(), { code: 'CODEC_UNKNOWN' }, 'and a trial says so')
    await done('PUT', '/api/devices/bin-new', { ...bin, origin: { ...origin, codec: 'metrics' } })
    t.match(await put('/api/sources/yard', yard), { id: 'yard', format: 'plain-json' })
  },
)

t.test('one that a source hands no bytes of since before may be renamed, and its source too', async t => {
  const { done, inside, community } = await startPlaces()
  const { bin } = inside
  const origin = { source: 'yard', address: '7', codec: 'milesight' }
  await done('PUT', '/api/sources/yard', yard)
  const device = { ...bin.device, id: 'bin-old', origin }
  await new Promise(kept =>
    community.intake.submit(device.site, { type: 'device-saved', device, actor: 'ada' }, kept),
  )
  const { id: _, ...body } = device
  await done('PUT', '/api/devices/bin-old', { ...body, name: 'Old' })
  await done('PUT', '/api/sources/yard', { ...yard, name: 'Older' })
  t.equal(community.registry.get('bin-old')?.device.name, 'Old')
})
