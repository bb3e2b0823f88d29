import { MINUTE } from '../model/time.ts'
import { dutyTable as table } from './testing/duty-table.ts'
import { override, rota, shift } from './testing/rotas.ts'

const SHANGHAI = 'Asia/Shanghai'

const dayAndNight = [shift('08:00-20:00 day'), shift('20:00-08:00 night')]

table(
  'an override holds to the minute: for all, for one alone while that one would be there, or for nobody',
  SHANGHAI,
  rota('r', {
    shifts: dayAndNight,
    overrides: [
      override('2026-10-13T00:00Z', '2026-10-16T00:00Z', ['zhao'], ['night']),
      override('2026-10-13T04:00Z', '2026-10-13T06:00Z', []),
      override('2026-10-13T05:00Z', '2026-10-13T06:00Z', ['boss']),
      override('2026-10-14T12:00Z', '2026-10-15T00:00Z', ['qian'], ['zhao']),
    ],
  }),
  [
    ['2026-10-13T03:59Z', 'day'],
    ['2026-10-13T04:00Z', ''],
    ['2026-10-13T05:00Z', 'boss'],
    ['2026-10-13T06:00Z', 'day'],
    ['2026-10-13T12:00Z', 'zhao'],
    ['2026-10-14T12:00Z', 'qian'], // who stands in for the one who stands in
    ['2026-10-16T00:00Z', 'day'],
    ['2026-10-16T12:00Z', 'night'],
  ],
)

table(
  'whoever stands in has the place of the one who is on leave',
  SHANGHAI,
  rota('r', {
    shifts: [shift('00:00-24:00 first second third')],
    overrides: [override('2026-10-13T00:00Z', '2026-10-14T00:00Z', ['a', 'b'], ['second'])],
  }),
  [['2026-10-13T00:00Z', 'first a b third']],
)

table(
  'a holiday is as another weekday, or has its own people until its last shift ends',
  SHANGHAI,
  rota('r', {
    shifts: [
      shift('08:00-20:00 weekday', { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] }),
      shift('08:00-20:00 weekend', { weekdays: ['sat', 'sun'] }),
      shift('20:00-08:00 night'),
    ],
    holidays: [
      { day: '2026-10-01', on: ['festive'] },
      { day: '2026-10-02', asWeekday: 'sun' },
      { day: '2026-10-05', on: [] },
      { day: '2026-10-10', asWeekday: 'mon' },
    ],
  }),
  [
    ['2026-09-30T15:59Z', 'night'],
    ['2026-09-30T16:00Z', 'night festive'], // the night before ends as it began
    ['2026-10-01T00:00Z', 'festive'],
    ['2026-10-01T12:00Z', 'festive'],
    ['2026-10-01T23:59Z', 'festive'], // 07:59 of the day after
    ['2026-10-02T00:00Z', 'weekend'],
    ['2026-10-05T00:00Z', ''],
    ['2026-10-05T12:00Z', ''],
    ['2026-10-06T00:00Z', 'weekday'],
    ['2026-10-10T00:00Z', 'weekday'],
  ],
)

table(
  'whoever was on duty stays while the next one takes over, and comes after them',
  SHANGHAI,
  rota('r', { shifts: dayAndNight, handOverMs: 15 * MINUTE }),
  [
    ['2026-10-13T11:59Z', 'day'],
    ['2026-10-13T12:00Z', 'night day'],
    ['2026-10-13T12:14Z', 'night day'],
    ['2026-10-13T12:15Z', 'night'],
  ],
)

table(
  'it is whoever stood in that hands over; one who is taken off goes at once',
  SHANGHAI,
  rota('r', {
    shifts: dayAndNight,
    handOverMs: 15 * MINUTE,
    overrides: [
      override('2026-10-13T12:00Z', '2026-10-14T00:00Z', ['zhao'], ['night']),
      override('2026-10-14T02:00Z', '2026-10-14T03:00Z', ['qian']),
      override('2026-10-14T12:05Z', '2026-10-14T13:00Z', ['sun'], ['day']),
    ],
  }),
  [
    ['2026-10-13T12:00Z', 'zhao day'],
    ['2026-10-14T00:00Z', 'day zhao'],
    ['2026-10-14T00:15Z', 'day'],
    ['2026-10-14T02:00Z', 'qian'],
    ['2026-10-14T03:00Z', 'day qian'],
    ['2026-10-14T12:04Z', 'night day'],
    ['2026-10-14T12:05Z', 'night'],
  ],
)
