import t from 'tap'
import { NO_MOUNTING } from '../mounting/mounting.ts'
import { heardDraft, levelWouldBe, missingOf, originOf, withOrigin } from './heard-draft.ts'

const origin = {
  source: 'lora',
  address: 'a1',
  codec: 'milesight',
  mounting: { emptyMm: 1_500, fullMm: 250 },
}

t.test('what is opened and saved unchanged is the same', async t => {
  t.same(originOf(heardDraft({ origin })), origin)
  t.equal(originOf(heardDraft({})), undefined, 'it speaks for itself')
})

t.test(
  'an address and both lengths are asked for, and only of a device that somebody speaks for',
  async t => {
    const draft = { ...heardDraft({ origin }), address: ' ' }
    t.match(missingOf(draft), [{ path: 'origin.address' }])
    t.same(missingOf({ ...draft, source: '' }), [])
    const half = { ...heardDraft({ origin }), mounting: { ...NO_MOUNTING, fullCm: '25' } }
    t.match(missingOf(half), [{ path: 'origin.mounting.emptyMm' }])
    const upwards = { ...heardDraft({ origin }), mounting: { emptyCm: '20', fullCm: '25', deadZoneCm: '' } }
    t.match(missingOf(upwards), [{ path: 'origin.mounting.fullMm' }])
    t.same(missingOf({ ...heardDraft({ origin }), mounting: NO_MOUNTING }), [])
  },
)

t.test('with its source it leaves the gateway that the source came by, and no other', async t => {
  const body = { kind: 'smart-bin', site: 's', zone: 'z', name: 'n', gateway: 'gw-1', origin }
  const elsewhere = { ...origin, source: 'zigbee' }
  t.equal(withOrigin(body, elsewhere, 'gw-1').gateway, undefined)
  t.equal(withOrigin(body, undefined, 'gw-1').gateway, undefined)
  t.equal(withOrigin(body, elsewhere, 'gw-2').gateway, 'gw-1', 'somebody named this one')
  t.equal(withOrigin(body, { ...origin, address: 'a2' }, 'gw-1').gateway, 'gw-1')
})

t.test('a level becomes what the server would make of the same distance', async t => {
  const before = { emptyMm: 1_500, fullMm: 250 }
  const after = { emptyMm: 1_200, fullMm: 200, deadZoneMm: 30 }
  t.equal(levelWouldBe(40, before, after), 20)
  t.equal(levelWouldBe(99, before, { emptyMm: 1_500, fullMm: 100, deadZoneMm: 300 }), 100, 'too near')
  t.equal(levelWouldBe(10, before, after), 0, 'deeper than empty')
  t.equal(levelWouldBe(0, before, after), undefined, 'it was cut off at the end')
  t.equal(levelWouldBe(100, before, after), undefined)
})
