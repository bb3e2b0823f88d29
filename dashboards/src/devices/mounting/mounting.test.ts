import t from 'tap'
import { distanceAtMm, mountingDraft, mountingFaults, mountingOf, NO_MOUNTING } from './mounting.ts'

t.test('centimetres become millimetres, with a comma too, and come back', async t => {
  const mounting = mountingOf({ emptyCm: '150', fullCm: '12,5', deadZoneCm: ' 3 ' })
  t.same(mounting, { emptyMm: 1_500, fullMm: 125, deadZoneMm: 30 })
  t.same(mountingDraft(mounting), { emptyCm: '150', fullCm: '12.5', deadZoneCm: '3' })
  t.same(mountingDraft(undefined), NO_MOUNTING)
})

t.test('what cannot hang like that is no mounting', async t => {
  for (const [emptyCm, fullCm] of [
    ['', '10'],
    ['150', ''],
    ['10', '150'],
    ['150', '150'],
    ['deep', '10'],
    ['150', '-1'],
  ] as const)
    t.equal(mountingOf({ emptyCm, fullCm, deadZoneCm: '' }), undefined, `${emptyCm} ${fullCm}`)
})

t.test('a bin of 150 cm that is full at 25 shows 37.5 when it is 90 % full', async t => {
  const mounting = { emptyMm: 1_500, fullMm: 250 }
  t.equal(distanceAtMm(mounting, 90), 375)
  t.equal(distanceAtMm(mounting, 0), 1_500)
  t.equal(distanceAtMm(mounting, 100), 250)
})

t.test('a dead zone that is no length is refused, not left out', async t => {
  const whole = { emptyCm: '150', fullCm: '25', deadZoneCm: '3' }
  t.same(mountingFaults(whole), [])
  t.match(mountingFaults({ ...whole, deadZoneCm: 'three' }), [{ path: 'origin.mounting.deadZoneMm' }])
})
