import { Button } from 'antd'
import { deviceName } from '../alerts/place.ts'
import { useDevices } from '../api/devices.ts'
import { problemWords } from '../api/request.ts'
import { Link } from '../app/Link.tsx'
import { devicePath } from '../app/route.ts'
import { useWords } from '../words/words.ts'
import { type BacktestBody, useBacktest } from './backtest.ts'
import { amountWords, limitWords } from './figure-words.ts'
import type { Culprit, Fault, Figure, Quality } from './quality.ts'

/** Each figure that misses its limit: the rules behind it, where they ring, and what would help. */
export function Faults({ quality }: { readonly quality: Quality }) {
  const { say } = useWords()
  if (quality.faults.length === 0) return <p className="quiet">{say('quality.all-good')}</p>
  return (
    <ul className="faults">
      {quality.faults.map(fault => (
        <FaultItem
          key={fault.figure}
          fault={fault}
          figure={quality.figures.find(({ id }) => id === fault.figure)}
        />
      ))}
    </ul>
  )
}

function FaultItem({ fault, figure }: { readonly fault: Fault; readonly figure: Figure | undefined }) {
  const words = useWords()
  if (figure === undefined || figure.value === null) return null
  return (
    <li>
      <h3>
        {words.of(figure.title)} <b>{amountWords(words, figure.value, figure.unit)}</b>{' '}
        <small className="quiet">{limitWords(words, figure)}</small>
      </h3>
      {fault.culprits.map(culprit => (
        <CulpritItem key={culprit.rule} culprit={culprit} />
      ))}
    </li>
  )
}

function CulpritItem({ culprit }: { readonly culprit: Culprit }) {
  const { say, of } = useWords()
  const { data: devices } = useDevices()
  const { remedy } = culprit
  return (
    <div className="culprit">
      <p>
        <b>{of(culprit.title)}</b> {say('quality.culprit.count', { n: culprit.count })}{' '}
        {culprit.devices.map(({ id, count }) => (
          <span key={id} className="where">
            <Link href={devicePath(id)}>{deviceName(devices, id)}</Link> {count}
          </span>
        ))}
      </p>
      <p>{of(remedy.words)}</p>
      {remedy.backtest !== null && <Try body={remedy.backtest} />}
    </div>
  )
}

/** What the change would have done with the readings of the same time. */
function Try({ body }: { readonly body: BacktestBody }) {
  const { say } = useWords()
  const backtest = useBacktest()
  return (
    <p className="try">
      <Button size="small" loading={backtest.isPending} onClick={() => backtest.mutate(body)}>
        {say('quality.try')}
      </Button>
      {backtest.isError && <span className="quiet">{problemWords(say, backtest.error)}</span>}
      {backtest.data && (
        <span role="status">
          {say('quality.tried', {
            n: backtest.data.fired.count,
            present: backtest.data.present?.count ?? backtest.data.fired.count,
            devices: backtest.data.devices,
          })}
        </span>
      )}
    </p>
  )
}
