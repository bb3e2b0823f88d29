import type { WireBacktest, WireBacktestEpisode, WireBacktestResult } from '../api/wire/backtest.ts'
import { table } from './command.ts'
import { counted } from './counted.ts'

/** A bar of this many characters is the worst day. */
const BAR_WIDTH_MAX = 40
const EPISODES_SHOWN = 10
const DEVICES_SHOWN = 10
/** Of more days than these, those on which nothing was or would have been are left out. */
const DAYS_ALL_SHOWN = 62

/** What came of a backtest: a sentence, a bar a day, the devices and the newest episodes. */
export function backtestPicture(done: Extract<WireBacktest, { state: 'done' }>): string {
  const { result, notes } = done
  return [
    headline(done),
    ...notes.map(note => note.text.en),
    ...(result.devicesOff > 0
      ? [`It is switched off for ${result.devicesOff} of them (see linli rules on).`]
      : []),
    ...(result.failedDevices > 0
      ? [`It could not be evaluated on ${counted(result.failedDevices, 'device')}.`]
      : []),
    '',
    table(daysShown(result).map(day => dayRow(day, worstDay(result)))),
    ...section(result.byDevice.slice(0, DEVICES_SHOWN), deviceRow, DEVICE_HEADS),
    ...section(result.episodes.slice(0, EPISODES_SHOWN), episodeRow, EPISODE_HEADS),
    '',
    `${result.readings.toLocaleString('en')} readings of ${counted(result.devices, 'device')} in ${seconds(result.tookMs)} s`,
  ].join('\n')
}

function headline({ rule, devices, result }: Extract<WireBacktest, { state: 'done' }>): string {
  const { fired, present, raised } = result
  const compared = present === null ? '' : `; as it stands: ${times(present.count)}`
  const falseAlarms =
    raised.falseAlarms === 0
      ? ''
      : `, ${raised.falseAlarms} closed as false alarms, of which it would raise ${raised.falseAlarmsAlsoFired} again`
  return (
    `${rule} would have fired ${times(fired.count)} on ${fired.devices} of ${counted(devices, 'device')}${compared}; ` +
    `really raised: ${times(raised.count)}${raised.count === 0 ? '' : ` (${raised.alsoFired} of them found again${falseAlarms})`}`
  )
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
const seconds = (ms: number): string => (ms / 1_000).toFixed(1)

const daysShown = ({ days }: WireBacktestResult): WireBacktestResult['days'] =>
  days.length <= DAYS_ALL_SHOWN
    ? days
    : days.filter(({ fired, present, raised }) => fired + (present ?? 0) + raised > 0)

const worstDay = ({ days }: WireBacktestResult): number => Math.max(1, ...days.map(({ fired }) => fired))

const dayRow = (
  { day, fired, present, raised }: WireBacktestResult['days'][number],
  worst: number,
): string[] => [
  day,
  String(fired).padStart(6),
  present === null ? '' : `(${present})`,
  raised === 0 ? '' : `raised ${raised}`,
  '█'.repeat(fired === 0 ? 0 : Math.max(1, Math.round((fired * BAR_WIDTH_MAX) / worst))),
]

const DEVICE_HEADS = ['DEVICE', 'FIRED', 'AS IT STANDS', 'RAISED']
const deviceRow = (of: WireBacktestResult['byDevice'][number]): string[] => [
  of.deviceId,
  String(of.fired),
  of.present === null ? '-' : String(of.present),
  String(of.raised),
]

const EPISODE_HEADS = ['BEGAN', 'ENDED', 'DEVICE', 'SEVERITY', 'WHY']
const episodeRow = (of: WireBacktestEpisode): string[] => [
  of.beganAt.slice(0, 19),
  of.endedAt?.slice(0, 19) ?? 'not yet',
  of.deviceId,
  of.peakSeverity,
  of.sentence.en,
]

function section<Row>(rows: readonly Row[], words: (row: Row) => string[], heads: string[]): string[] {
  return rows.length === 0 ? [] : ['', table([heads, ...rows.map(words)])]
}
