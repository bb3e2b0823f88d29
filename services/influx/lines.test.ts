import t from 'tap'
import { tieBreaker } from '../domain/ingest/identity.ts'
import type { CommittedBatch, Entry } from '../journal/journal.ts'
import { changeOf } from '../journal/testing/samples.ts'
import { linesOf } from './lines.ts'
import { change, kinds, lampDevice, reading } from './testing/community.ts'
import { timestampNs } from './timestamp.ts'

const AT = 1_700_000_000_123
const lamps = new Map([['lamp-1', lampDevice('lamp-1')]])
const context = { kinds, device: (id: string) => lamps.get(id) }
const batch = (entries: Entry[], changes: CommittedBatch['changes'] = [], first = 41): CommittedBatch => ({
  entries,
  changes,
  first,
  last: first + entries.length + changes.length - 1,
})

/** The last six digits: of what the reading says where it has a stamp. */
const tieOf = ({ input, acceptance }: Entry, seq = 0): string =>
  String(input.type === 'reading' && acceptance ? tieBreaker(input.reading, acceptance, seq) : seq).padStart(
    6,
    '0',
  )

t.test('a reading is a line with the tags of its device and its values by their type', async t => {
  const values = { brightPercent: 7, temperatureC: -0.5, lit: true, mode: 'say "hi" \\ bye' }
  const entry = reading('lamp-1', AT, values)
  t.strictSame(linesOf(batch([entry]), context), {
    lines: [
      'lamp,device_id=lamp-1,site=riverside,zone=gate-1 ' +
        'brightPercent=7,lit=T,mode="say \\"hi\\" \\\\ bye",temperatureC=-0.5 1700000000123' +
        tieOf(entry),
    ],
    unplaced: 0,
  })
})

t.test('history is stored as live readings are; repeated and unknown ones are not', async t => {
  const entries = (['live', 'late', 'out-of-order', 'repeated', 'unknown-device'] as const).map(standing =>
    reading('lamp-1', AT, { brightPercent: 1 }, standing),
  )
  const { lines } = linesOf(batch(entries), context)
  t.strictSame(
    lines.map(line => line.slice(-6)),
    entries.slice(0, 3).map(entry => tieOf(entry)),
  )
})

t.test('the time is the event time of the acceptance, not the stamp of the device', async t => {
  const entry = {
    ...reading('lamp-1', AT + 999_999, { lit: false }),
    acceptance: { standing: 'live', at: AT },
  } as const
  t.match(linesOf(batch([entry]), context).lines[0], ` lit=F 1700000000123${tieOf(entry, 41)}`)
})

t.test('other inputs are no lines, and do not shift the numbers', async t => {
  const tick: Entry = { site: 'riverside', now: AT, input: { type: 'tick' } }
  const { lines } = linesOf(
    batch([tick, reading('lamp-1', AT, { lit: true }), tick], [change('a', AT)]),
    context,
  )
  t.match(lines, [/^lamp,/, /^alert_event,.*000044$/])
  t.equal(lines.length, 2)
})

t.test('a stamped reading sent again is the same point, another of that millisecond is not', async t => {
  const [one, other] = [
    reading('lamp-1', AT, { brightPercent: 1 }),
    reading('lamp-1', AT, { brightPercent: 2 }),
  ]
  const [first, again, different] = linesOf(batch([one, one, other]), context).lines
  t.equal(again, first)
  t.not(different?.slice(-6), first?.slice(-6))
})

t.test('readings without a stamp are told apart by their numbers', async t => {
  const entry = reading('lamp-1', AT, { lit: true })
  if (entry.input.type !== 'reading') throw new Error('not a reading')
  const { ts: _, ...unstamped } = entry.input.reading
  const bare: Entry = { ...entry, input: { type: 'reading', reading: unstamped } }
  t.match(linesOf(batch([bare, bare]), context).lines, [/000083$/, /000085$/])
})

t.test('a device that is saved within the batch gives its tags to what comes after it', async t => {
  const saved: Entry = {
    site: 'riverside',
    now: AT,
    input: { type: 'device-saved', device: lampDevice('lamp-1', { zone: 'gate-2' }), actor: 'admin' },
  }
  const one = reading('lamp-1', AT, { lit: true })
  const { lines } = linesOf(batch([one, saved, one]), context)
  t.match(lines, [/zone=gate-1/, /zone=gate-2/])
})

t.test('a reading of a device that nobody knows, or of a kind, is counted', async t => {
  const strange = new Map([['x', lampDevice('x', { kind: 'toaster' })]])
  const entries = [reading('x', AT, { lit: true }), reading('nobody', AT, { lit: true })]
  t.strictSame(linesOf(batch(entries), { kinds, device: id => strange.get(id) }), { lines: [], unplaced: 2 })
})

t.test('a reading without values, or with a number that is none, spoils no line', async t => {
  const entries = [
    reading('lamp-1', AT, {}),
    reading('lamp-1', AT, { brightPercent: Number.NaN }),
    reading('lamp-1', AT, { brightPercent: Number.POSITIVE_INFINITY, lit: true }),
  ]
  t.match(linesOf(batch(entries), context).lines, [/ lit=T /])
})

t.test('an alert event has its ids, people and words in fields, and no tag but the five', async t => {
  const raised = change('riverside-7', AT, { actor: 'li, wei', note: '张三 called' }, { occurrences: 3 })
  t.strictSame(linesOf(batch([], [raised]), context).lines, [
    'alert_event,device_kind=lamp,event=raised,rule=lamp-hot,severity=high,site=riverside ' +
      'actor="li, wei",alert_id="riverside-7",condition="active",device_id="lamp-1",handling="new",' +
      'n=1,note="张三 called",occurrences=3,value=85,zone="gate-1" 1700000000123000041',
  ])
})

t.test('an event that follows says how long after the alert was raised it came', async t => {
  const later = change('a', AT, { type: 'acknowledged', at: AT + 90_000 })
  t.match(linesOf(batch([], [later]), context).lines[0], /,since_raised_s=90[, ]/)
  t.notMatch(linesOf(batch([], [change('a', AT)]), context).lines[0], /since_raised_s/)
})

t.test('what an alert was in the end is in the line of its last event', async t => {
  const resolved = change('a', AT, { type: 'resolved' }, { handling: 'resolved', cause: 'false-alarm' })
  t.match(linesOf(batch([], [resolved]), context).lines[0], /,alert_id="a",cause="false-alarm",condition=/)
})

t.test('the value is that of the metric that fired, for the events that it made', async t => {
  const line = (event: Parameters<typeof change>[2], alert: Parameters<typeof change>[3] = {}) =>
    linesOf(batch([], [change('a', AT, event, alert)]), context).lines[0] ?? ''
  t.match(line({ type: 'severity-changed' }), /,value=85,/)
  t.notMatch(line({ type: 'acknowledged' }), /value=/)
  t.notMatch(line({}, { rule: 'offline' }), /value=/)
  t.notMatch(line({}, { severity: 'low' }), /value=/)
})

t.test(
  'points of one millisecond have nanoseconds of their own, at the edge of the tie-breaker too',
  async t => {
    t.equal(timestampNs(AT, 999_999), '1700000000123999999')
    t.equal(timestampNs(AT, 1_000_000), '1700000000123000000')
    t.equal(timestampNs(0, 0), '0')
    t.equal(timestampNs(-1, 1), '-999999')
  },
)

t.test(
  'an alert about a whole site, of no registered device, is a line too, and says why it is held back',
  async t => {
    const suppressed = { reason: 'maintenance', by: 'm-1', since: AT } as const
    const about = { deviceKind: 'site', deviceId: 'riverside', zone: '', rule: 'site-silent', suppressed }
    const { lines } = linesOf(batch([], [changeOf(1, null, about)]), context)
    t.match(lines, [/^alert_event,device_kind=site,.*suppressed="maintenance",zone="" \d+$/])
  },
)

t.test(
  'what is about somebody who was erased meanwhile goes out no more, of alerts neither note nor value',
  async t => {
    const entry = reading('lamp-1', AT, { brightPercent: 7 })
    const later = reading('lamp-1', AT + 2, { brightPercent: 8 })
    const raised = change('riverside-7', AT, { note: 'Mrs Wang' }, { deviceId: 'lamp-1', raisedAt: AT })
    const isErased = (device: string, at: number) => device === 'lamp-1' && at <= AT + 1
    const { lines, unplaced } = linesOf(batch([entry, later], [raised]), { ...context, isErased })
    t.equal(lines.length, 2)
    t.equal(unplaced, 0)
    t.match(lines[0], /brightPercent=8/)
    t.notMatch(lines[1], /note|value|Wang/)
    t.match(linesOf(batch([entry], [raised]), context).lines[1], /note.*value/)
  },
)
