import t from 'tap'
import type { Input } from '../model/input.ts'
import type { Unreachable, UnreachableReason } from '../model/reach.ts'
import { HOUR, SECOND } from '../model/time.ts'
import { Played } from './testing/noise.ts'
import { command, T0 } from './testing/site.ts'
import { member } from './testing/staff.ts'

const HOUR_S = HOUR / SECOND

const without = (person: string, why: UnreachableReason = 'no-address'): Unreachable => ({ person, why })
const checked = (...found: readonly Unreachable[]): Input => ({ type: 'reach-checked', found, isDaily: true })
const again = (...found: readonly Unreachable[]): Input => ({
  type: 'reach-checked',
  found,
  isDaily: false,
})

/** A site with a manager, of which only what is said of reaching people is told. */
class Reached {
  readonly played = new Played([])
  constructor() {
    this.played.at(0, member('boss', 'manager'))
    this.played.at(0, member('wang', 'grid-worker'))
  }

  at(hour: number, input: Input): string[] {
    const from = this.played.changes.length
    this.played.at(hour * HOUR_S, input)
    return this.played.changes
      .slice(from)
      .filter(({ alert }) => alert.rule === 'people-unreachable')
      .map(({ event }) => (event.notice === undefined ? event.type : `tells ${event.notice.to}`))
  }

  get alert() {
    return this.played.changes.findLast(({ alert }) => alert.rule === 'people-unreachable')?.alert
  }
}

t.test('whom the day’s check could not reach are named to the managers, once', async t => {
  const site = new Reached()
  t.same(site.at(9, checked()), [], 'nothing is said of a site where all can be')
  t.same(site.at(33, checked(without('wang'), without('li'), without('zhao', 'address-gone'))), [
    'raised',
    'tells boss',
  ])
  t.match(site.alert, {
    ...{ severity: 'low', deviceKind: 'site', zone: '' },
    evidence: {
      people: [{ person: 'wang', why: 'no-address' }, { person: 'li' }, { person: 'zhao' }],
      sentence: {
        en: /wang, li \(no way to be reached is on file\); zhao \(the push/,
        zh: /联系不上：wang、li（未填写/,
      },
    },
  })
  const same = checked(without('wang'), without('li'), without('zhao', 'address-gone'))
  t.same(site.at(57, same), [], 'it stands as it is')
  t.same(site.at(58, checked(without('wang'))), ['occurred'], 'fewer')
  t.same(site.at(81, checked(without('wang', 'channel-off'))), ['occurred'], 'for another reason')
  t.same(site.at(105, checked(without('mei'))), ['cleared', 'raised', 'tells boss'], 'somebody else')
  t.same(site.at(129, checked()), ['cleared'])
})

t.test('what is mended between two checks is over at once, and nobody new is told of', async t => {
  const site = new Reached()
  site.at(9, checked(without('wang'), without('li')))
  t.same(site.at(10, again(without('li'))), ['occurred'])
  t.same(site.at(11, again()), ['cleared'])
  t.same(site.at(12, again(without('li'))), [], 'tomorrow’s check says it')
})

t.test('resolved by hand while it is still so, it is said again by the next day’s check', async t => {
  const site = new Reached()
  site.at(9, checked(without('wang')))
  site.at(10, command({ action: 'resolve', alertId: site.alert?.id ?? '', actor: 'boss', cause: 'real' }))
  t.same(site.at(11, again(without('wang'))), [])
  t.same(site.at(33, checked(without('wang'))), ['raised', 'tells boss'])
})

t.test('that a check is awaited is no check', async t => {
  const site = new Reached()
  t.same(site.at(1, { type: 'reach-checked', found: [], isDaily: true, isFirst: true }), [])
  t.same(site.played.community.reach, { checkedAt: null, dueAfter: T0 + HOUR, unreachable: [] })
})

t.test('a restart knows since when somebody could not be reached, and when it was looked', async t => {
  const site = new Reached()
  site.at(9, checked(without('wang')))
  site.played.restart()
  t.same(site.at(33, checked(without('wang'))), [])
  t.same(site.played.community.reach, {
    ...{ checkedAt: T0 + 33 * HOUR, dueAfter: T0 + 33 * HOUR },
    unreachable: [{ person: 'wang', why: 'no-address', since: T0 + 9 * HOUR }],
  })
})

t.test('of more people than an alert holds it says how many there are', async t => {
  const site = new Reached()
  const many = Array.from({ length: 60 }, (_, n) => without(`p${n}`))
  t.same(site.at(9, checked(...many)), ['raised', 'tells boss'])
  t.equal(site.alert?.evidence.people?.length, 50)
  t.match(site.alert?.evidence.sentence.en, /and 55 more$/)
  t.equal(site.alert?.evidence.findings?.people, 60)
  t.same(site.at(33, checked(...many)), [], 'and is not raised anew each day')
})
