import t from 'tap'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { sampleAlert } from '../../alerts/sample-alert.ts'
import { type Band, byNeed, type Known, toneOf, type Verdict, verdictOf } from './verdict.ts'

const NOW = Date.parse('2026-05-04T08:00:00.000Z')
const MINUTE = 60_000
const band = (more: Partial<Band> = {}): Band => ({
  ...{ lastSeenAt: NOW - MINUTE, silentMs: 15 * MINUTE, worn: true, measuredAt: NOW - 2 * MINUTE },
  odd: undefined,
  ...more,
})
const known = (more: Partial<Known> = {}): Known => ({
  ...{ alerts: [], heardMsAgo: 5_000, isAsking: false, band: band(), healthShown: true, now: NOW },
  ...more,
})
const sos = sampleAlert({ severity: 'critical', handling: 'new', condition: 'active' })
const taken: WireAlert = { ...sos, handling: 'assigned', assignee: 'wang' }
const battery = sampleAlert({ severity: 'low', handling: 'new', condition: 'active' })

const table: readonly (readonly [string, Known, Verdict['type']])[] = [
  ['worn, heard and measured a moment ago', known(), 'well'],
  ['an SOS that nobody has', known({ alerts: [battery, sos] }), 'open'],
  ['an SOS that somebody has', known({ alerts: [taken] }), 'in-hand'],
  ['an SOS that nobody has is worse than one that somebody has', known({ alerts: [taken, sos] }), 'open'],
  ['an SOS stays an SOS without a line', known({ alerts: [sos], heardMsAgo: 10 * MINUTE }), 'open'],
  ['no word from the server for a minute is all right', known({ heardMsAgo: MINUTE }), 'well'],
  ['a phone just taken out of the pocket', known({ heardMsAgo: 2 * MINUTE, isAsking: true }), 'checking'],
  ['a moment longer is not known any more', known({ heardMsAgo: MINUTE + 1 }), 'no-line'],
  ['a band that is silent', known({ band: band({ lastSeenAt: NOW - 15 * MINUTE }) }), 'silent'],
  [
    'a silent band with a low battery is silent',
    known({ alerts: [battery], band: band({ lastSeenAt: 0 }) }),
    'silent',
  ],
  ['a low battery of a band that is heard', known({ alerts: [battery] }), 'open'],
  ['a band that lies on the table', known({ band: band({ worn: false }) }), 'not-worn'],
  ['a band that does not say whether it is worn', known({ band: band({ worn: undefined }) }), 'well'],
  ['a band that never reported', known({ band: band({ lastSeenAt: null }) }), 'never'],
  ['nobody gave her a band', known({ band: null }), 'no-band'],
  [
    'what passed by itself and nobody looked at',
    known({ alerts: [{ ...sos, condition: 'cleared' }] }),
    'over',
  ],
  ['no consent: nothing is said of her health', known({ healthShown: false }), 'hidden'],
  [
    'heard, but her pulse is half an hour old',
    known({ band: band({ measuredAt: NOW - 30 * MINUTE }) }),
    'unmeasured',
  ],
  ['heard, and never measured', known({ band: band({ measuredAt: null }) }), 'unmeasured'],
  ['a pulse out of its range, without an alert', known({ band: band({ odd: 'heartRateBpm' }) }), 'odd'],
]

for (const [says, given, type] of table)
  t.test(`${says}: ${type}`, async t => {
    t.equal(verdictOf(given).type, type)
  })

t.test('only what is measured and heard looks calm, and what needs somebody comes first', async t => {
  const calm = table.filter(([, given]) => toneOf(verdictOf(given)) === 'calm').map(([, , type]) => type)
  t.same(new Set(calm), new Set(['well']))
  const order = [known(), known({ band: null }), known({ alerts: [battery] }), known({ alerts: [sos] })]
    .map(verdictOf)
    .sort(byNeed)
  t.match(order, [
    { alert: { severity: 'critical' } },
    { alert: { severity: 'low' } },
    { type: 'no-band' },
    { type: 'well' },
  ])
})
