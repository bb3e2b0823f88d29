import t from 'tap'
import { clearOf, deviceOf, freeId, missingOf, proposed } from './adoption.ts'

const waiting = {
  ...{ source: 'yard', address: '24e124136b502217', topic: 'x', payload: '' },
  ...{ firstAt: '', lastAt: '', count: 1, model: 'EM400-TLD' },
}
const source = {
  ...{ id: 'yard', site: 'riverside', name: 'Yard', via: { gateway: 'gw-1' }, filters: ['#'] },
  ...{ format: 'chirpstack', settings: {}, isOn: true, savedAt: '', savedBy: '', version: 1 },
}
const around = { zone: 'gate', title: '垃圾桶', isTaken: () => false }
const proposal = {
  kind: 'smart-bin',
  codec: 'milesight',
  needsMounting: true,
  likeliest: true,
  values: {},
  rejected: [],
}

t.test('what its source knows of it is proposed, else its kind and the end of its address', async t => {
  t.match(proposed(waiting, proposal, around), {
    ...{ id: '24e124136b502217', name: '垃圾桶 2217', zone: 'gate', kind: 'smart-bin', codec: 'milesight' },
  })
  t.match(proposed({ ...waiting, name: '东门' }, undefined, around), { name: '东门', kind: '', codec: '' })
})

t.test('what fits two kinds alike is clear as none of them', async t => {
  const other = { ...proposal, kind: 'smoke-detector' }
  t.equal(clearOf([proposal, { ...other, likeliest: false }]), proposal)
  t.equal(
    clearOf([
      { ...proposal, likeliest: false },
      { ...other, likeliest: false },
    ]),
    undefined,
  )
  t.equal(clearOf(undefined), undefined)
})

t.test('an id is made of what an address has of one, and is nobody else’s', async t => {
  const taken = new Set(['front-door', 'front-door-2'])
  t.equal(
    freeId({ address: 'Front door/灯' }, () => false),
    'Front-door',
  )
  t.equal(
    freeId({ address: 'front-door' }, id => taken.has(id)),
    'front-door-3',
  )
  t.equal(
    freeId({ address: '门口' }, () => false),
    'device',
  )
})

t.test(
  'it is registered where it is heard, behind its gateway, with its own codec where that is another',
  async t => {
    const mounting = { emptyCm: '150', fullCm: '25', deadZoneCm: '' }
    const adoption = { ...proposed(waiting, proposal, around), mounting }
    t.same(deviceOf(adoption, waiting, source), {
      ...{ kind: 'smart-bin', site: 'riverside', zone: 'gate', name: '垃圾桶 2217', model: 'EM400-TLD' },
      gateway: 'gw-1',
      origin: {
        ...{ source: 'yard', address: '24e124136b502217', codec: 'milesight' },
        mounting: { emptyMm: 1_500, fullMm: 250 },
      },
    })
    t.equal(deviceOf(adoption, waiting, { ...source, codec: 'milesight' }).origin?.codec, undefined)
    t.equal(deviceOf({ ...adoption, codec: 'metrics' }, waiting, source).origin?.codec, undefined)
  },
)

t.test('figures that cannot be are refused before it is adopted, and none at all are not', async t => {
  const adoption = proposed(waiting, proposal, around)
  const faultsOf = (emptyCm: string, fullCm: string, showsDistance = true) =>
    missingOf({ ...adoption, mounting: { emptyCm, fullCm, deadZoneCm: '' } }, showsDistance).map(
      ({ path }) => path,
    )
  t.same(faultsOf('20', '120'), ['origin.mounting.fullMm'])
  t.same(faultsOf('', '25'), ['origin.mounting.emptyMm'])
  t.same(faultsOf('150', 'deep'), ['origin.mounting.fullMm'])
  t.same(faultsOf('150', '25'), [])
  t.same(faultsOf('', ''), [], 'it is adopted without its level')
  t.same(faultsOf('20', '120', false), [], 'a codec that measures no distance asks for none')
})
