import { MINUTE } from '../model/time.ts'
import { dutyTable as table } from './testing/duty-table.ts'
import { rota, shift } from './testing/rotas.ts'

const SHANGHAI = 'Asia/Shanghai'
const BERLIN = 'Europe/Berlin'

const dayAndNight = [shift('08:00-20:00 day'), shift('20:00-08:00 night')]

table(
  'a shift begins with its first moment and ends before its last, by the clock of the site',
  SHANGHAI,
  rota('r', { shifts: dayAndNight }),
  [
    ['2026-10-12T23:59:59.999Z', 'night'],
    ['2026-10-13T00:00:00.000Z', 'day'],
    ['2026-10-13T11:59:59.999Z', 'day'],
    ['2026-10-13T12:00:00.000Z', 'night'],
  ],
)

table(
  'a shift that passes midnight belongs to the day on which it starts',
  SHANGHAI,
  rota('r', { shifts: [shift('20:00-08:00 friday', { weekdays: ['fri'] })] }),
  [
    ['2026-10-16T11:59Z', ''],
    ['2026-10-16T12:00Z', 'friday'],
    ['2026-10-16T23:59Z', 'friday'], // Saturday 07:59
    ['2026-10-17T00:00Z', ''],
    ['2026-10-17T12:00Z', ''],
  ],
)

table(
  '24:00 is the end of the day, and the same time twice is a whole day',
  SHANGHAI,
  rota('r', {
    shifts: [
      shift('16:00-24:00 late', { weekdays: ['mon'] }),
      shift('00:00-24:00 whole', { weekdays: ['tue'] }),
      shift('08:00-08:00 guard', { weekdays: ['thu'] }),
    ],
  }),
  [
    ['2026-10-12T08:00Z', 'late'],
    ['2026-10-12T15:59Z', 'late'],
    ['2026-10-12T16:00Z', 'whole'],
    ['2026-10-13T15:59Z', 'whole'],
    ['2026-10-13T16:00Z', ''],
    ['2026-10-15T00:00Z', 'guard'],
    ['2026-10-15T23:59Z', 'guard'],
    ['2026-10-16T00:00Z', ''],
  ],
)

table(
  'two teams take turns, week by week from Monday, and nobody before the first day or after the last',
  SHANGHAI,
  rota('r', {
    shifts: [
      shift('09:00-18:00 red', { everyWeeks: 2, since: '2026-10-07', until: '2026-10-23' }),
      shift('09:00-18:00 blue', { everyWeeks: 2, since: '2026-10-12' }),
    ],
  }),
  [
    ['2026-10-06T02:00Z', ''],
    ['2026-10-07T02:00Z', 'red'],
    ['2026-10-11T02:00Z', 'red'],
    ['2026-10-12T02:00Z', 'blue'],
    ['2026-10-18T02:00Z', 'blue'],
    ['2026-10-19T02:00Z', 'red'],
    ['2026-10-23T02:00Z', 'red'],
    ['2026-10-24T02:00Z', ''],
    ['2026-10-26T02:00Z', 'blue'],
  ],
)

table(
  'the night on which Berlin skips an hour is an hour shorter, and has no hole',
  BERLIN,
  rota('r', { shifts: [shift('20:00-02:30 evening'), shift('02:30-08:00 morning')] }),
  [
    ['2026-03-28T19:00Z', 'evening'],
    ['2026-03-29T00:59:59.999Z', 'evening'],
    ['2026-03-29T01:00Z', 'morning'], // 03:00: there is no 02:30
    ['2026-03-29T05:59Z', 'morning'],
    ['2026-03-29T06:00Z', ''],
  ],
)

table(
  'in the night on which an hour of Berlin comes twice the next is there with the first, and nobody goes before the last',
  BERLIN,
  rota('r', { shifts: [shift('20:00-02:30 evening'), shift('02:30-08:00 morning')] }),
  [
    ['2026-10-25T00:29Z', 'evening'],
    ['2026-10-25T00:30Z', 'evening morning'],
    ['2026-10-25T01:29Z', 'evening morning'],
    ['2026-10-25T01:30Z', 'morning'],
  ],
)

table(
  'the clock of New York leaps at its own hours',
  'America/New_York',
  rota('r', { shifts: [shift('01:30-24:00 day'), shift('00:00-01:30 night')] }),
  [
    ['2026-11-01T05:29Z', 'night'],
    ['2026-11-01T05:30Z', 'day night'],
    ['2026-11-01T06:29Z', 'day night'],
    ['2026-11-01T06:30Z', 'day'],
    ['2026-11-02T04:59Z', 'day'], // 23:59, five hours behind by now
    ['2026-11-02T05:00Z', 'night'],
    ['2026-03-08T06:30Z', 'day'],
    ['2026-03-09T03:59Z', 'day'],
    ['2026-03-09T04:00Z', 'night'],
  ],
)

table(
  'a leap of half an hour is one too',
  'Australia/Lord_Howe',
  rota('r', { shifts: [shift('22:00-02:15 evening'), shift('02:15-10:00 morning')] }),
  [
    ['2026-10-03T15:29Z', 'evening'],
    ['2026-10-03T15:30Z', 'morning'], // 02:30: there is no 02:15
    ['2026-04-04T15:14Z', 'evening'], // 01:44 for the second time
    ['2026-04-04T15:44Z', 'evening'],
    ['2026-04-04T15:45Z', 'morning'],
  ],
)

table(
  'a shift that lies within a skipped hour is none',
  BERLIN,
  rota('r', { shifts: [shift('02:00-03:00 nobody')], handOverMs: 10 * MINUTE }),
  [
    ['2026-03-28T01:30Z', 'nobody'],
    ['2026-03-29T01:00Z', ''],
  ],
)
