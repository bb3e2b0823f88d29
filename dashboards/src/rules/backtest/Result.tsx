import type { WireBacktest, WireBacktestResult } from '../../../../services/api/wire/backtest.ts'
import { Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import type { Definition } from '../definition.ts'
import { words } from './backtest-words.ts'
import { compared } from './compared.ts'
import { DeviceLane } from './DeviceLane.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import { lookedAt } from './thresholds.ts'

interface ResultProps {
  readonly result: WireBacktestResult
  readonly from: number
  readonly to: number
  readonly notes: WireBacktest['notes']
  readonly definition: Definition
  readonly settings: Readonly<Record<string, number>>
}

/** Devices whose curve is drawn: the others would be far down. */
const LANES_MAX = 8

/** How many there are now and how many there would be, which go and which come, and when it was worst. */
export function Result({ result, from: asked, to, notes, definition, settings }: ResultProps) {
  const { say, of } = useSay(words)
  // Before the first reading there is nothing to draw.
  const from = Math.max(asked, result.firstReadingAt === null ? asked : Date.parse(result.firstReadingAt))
  const { lanes, gone, added, isCut } = compared(result, to)
  const looked = lookedAt(definition, settings)
  const after = result.fired.count
  return (
    <section className="rule-part" aria-label={say('result')}>
      <h2 className="now-after" role="status">
        {result.present === null ? (
          say('result.same', { n: after })
        ) : (
          <>
            {say('result.now')} <b>{result.present.count}</b> <span aria-hidden="true">→</span>{' '}
            {say('result.after')} <b>{after}</b>
          </>
        )}
      </h2>
      <dl className="facts">
        {result.present !== null && (
          <>
            <Fact name={say('result.gone')}>{gone}</Fact>
            <Fact name={say('result.added')}>{added}</Fact>
          </>
        )}
        <Fact name={say('result.raised')}>
          {say('result.raised-of', { n: result.raised.count, also: result.raised.alsoFired })}
        </Fact>
        {result.raised.falseAlarms > 0 && (
          <Fact name={say('result.false')}>
            {say('result.raised-of', {
              n: result.raised.falseAlarms,
              also: result.raised.falseAlarmsAlsoFired,
            })}
          </Fact>
        )}
        {result.busiest.fired && (
          <Fact name={say('result.busiest')}>
            <Stamp at={result.busiest.fired.at} /> · {result.busiest.fired.count}
            {result.busiest.present && ` (${say('result.now')} ${result.busiest.present.count})`}
          </Fact>
        )}
        <Fact name={say('result.looked')}>
          {say('result.looked-at', { n: result.readings.toLocaleString(), devices: result.devices })}
        </Fact>
      </dl>
      {isCut && <p className="quiet small">{say('result.cut')}</p>}
      {lanes.length === 0 && <p className="quiet">{say('result.nothing')}</p>}
      {lanes.length > 0 && (
        <p className="lane-key small">
          <span data-key="now">{say('key.now')}</span> <span data-key="after">{say('key.after')}</span>{' '}
          <span data-key="alone">{say('key.alone')}</span>
        </p>
      )}
      {lanes.slice(0, LANES_MAX).map(lane => (
        <DeviceLane
          key={lane.deviceId}
          lane={lane}
          from={from}
          to={to}
          looked={looked}
          isCompared={result.present !== null}
        />
      ))}
      {lanes.length > 0 && <TimeAxis from={from} to={to} />}
      {lanes.length > LANES_MAX && (
        <p className="quiet small">{say('result.more', { n: lanes.length - LANES_MAX })}</p>
      )}
      {notes.map(({ code, text }) => (
        <p key={code} className="quiet small">
          {of(text)}
        </p>
      ))}
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
