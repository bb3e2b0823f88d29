import t from 'tap'
import type { AlertChange } from '../model/alert.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import { adopt } from './adopt.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { camera, command, reading, siteWith, T0, words } from './testing/site.ts'

const tampered = (tampered: boolean, at: number) => reading('cam', at, { tampered })
const raisedIn = (community: Community, at: number) => step(community, tampered(true, at), at).changes

/** The alert of a site as another version of the domain announced it. */
function toldOf(n: number, at: number): AlertChange[] {
  const other = siteWith(camera)
  other.serial = n - 1
  return [...raisedIn(other, at)]
}

t.test('an alert that was announced and not made again is open, can be handled and ends', async t => {
  const community = siteWith(camera)
  step(community, tampered(false, T0), T0)
  adopt(community, 0, [], toldOf(1, T0))
  t.equal(community.serial, 1)
  const second = step(community, tampered(true, T0 + SECOND), T0 + SECOND)
  t.notMatch(words(second.changes), ['raised camera-tampered'], 'there are never two open')
  const handled = step(community, command({ action: 'acknowledge', alertId: 's-1' }), T0 + MINUTE)
  t.match(handled.outcome, { ok: true })
  const ended = step(community, tampered(false, T0 + MINUTE), T0 + MINUTE)
  t.match(ended.changes.at(-1), { alert: { id: 's-1' }, event: { type: 'cleared' } })
})

t.test(
  'an alert that was made again and never announced is not there, and its number is not used up',
  async t => {
    const community = siteWith(camera)
    const made = raisedIn(community, T0)
    adopt(community, 0, made, [])
    t.equal(community.alerts.size, 0)
    t.same(step(community, tampered(false, T0 + SECOND), T0 + MINUTE).changes, [], 'nor does it end')
    const [next] = raisedIn(community, T0 + 2 * MINUTE)
    t.equal(next?.alert.id, 's-1')
  },
)

t.test('an alert made under another number goes by the one that was announced', async t => {
  const community = siteWith(camera)
  community.serial = 4
  const made = raisedIn(community, T0)
  adopt(community, 6, made, toldOf(7, T0))
  t.same([...community.alerts.keys()], ['s-7'])
  t.equal(community.serial, 7)
  const { changes } = step(community, tampered(false, T0 + MINUTE), T0 + MINUTE)
  t.match(changes.at(-1), { alert: { id: 's-7' }, event: { type: 'cleared', n: 2 } })
})

t.test('an end that was made and never announced is none', async t => {
  const community = siteWith(camera)
  raisedIn(community, T0)
  const made = step(community, tampered(false, T0 + MINUTE), T0 + MINUTE).changes
  t.match(words(made), ['cleared camera-tampered'])
  adopt(community, 1, made, [])
  t.match(community.alerts.get('s-1'), { alert: { condition: 'active', clearedAt: null }, events: 1 })
})

t.test('an end that was announced and not made holds, by hand or by itself', async t => {
  const ended = siteWith(camera)
  raisedIn(ended, T0)
  const { changes } = step(ended, command({ action: 'resolve', alertId: 's-1' }), T0 + SECOND)
  const community = siteWith(camera)
  raisedIn(community, T0)
  adopt(community, 1, [], changes)
  t.equal(community.alerts.size, 0)
  t.same(community.devices.get('cam')?.open, {})
})

t.test('an alert that was announced as held back, for a reason that is none here, is let go', async t => {
  const community = siteWith(camera)
  const [raised] = toldOf(1, T0)
  const suppressed = { reason: 'flood', by: 's', since: T0 } as const
  const told = [{ ...raised, alert: { ...raised?.alert, suppressed, announced: false } }] as AlertChange[]
  adopt(community, 0, [], told)
  const { changes } = step(community, { type: 'tick' }, T0 + SECOND)
  t.same(words(changes), ['released camera-tampered'])
  t.match(changes[0]?.alert, { suppressed: null, announced: true })
})

t.test('a summary that was made again and never announced is not there', async t => {
  const community = siteWith(camera)
  const made = raisedIn(community, T0)
  const [change] = made as [AlertChange]
  const ofSite = { ...change, alert: { ...change.alert, deviceKind: 'site', rule: 'alarm-flood' } }
  community.holds.open['alarm-flood'] = change.alert.id
  adopt(community, 0, [ofSite], [])
  t.same(community.holds.open, {})
})
