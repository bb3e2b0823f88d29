import { Button } from 'antd'
import { deviceName } from '../alerts/place.ts'
import { useDevices } from '../api/devices.ts'
import { problemWords } from '../api/request.ts'
import { Link } from '../app/Link.tsx'
import { devicePath } from '../app/route.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { addressOf, type QualityPlace } from './asked.ts'
import { type BacktestBody, useBacktest } from './backtest.ts'
import { CulpritDetail } from './CulpritDetail.tsx'
import { amountWords, limitWords } from './figure-words.ts'
import type { Culprit, Fault, Figure, Quality } from './quality.ts'
import { words as qualityWords } from './quality-words.ts'

interface FaultsProps {
  readonly quality: Quality
  readonly place: QualityPlace
}

/** Each figure that misses its limit, or the one that was chosen: the rules behind it, where they ring, what would help. */
export function Faults({ quality, place }: FaultsProps) {
  const common = useWords()
  const { say } = useSay(qualityWords)
  const { figure: chosen } = place
  const shown = quality.faults.filter(({ figure }) => chosen === undefined || figure === chosen)
  const { figure: _, rule: __, ...all } = place
  return (
    <>
      {chosen !== undefined && <Link href={addressOf(all)}>{say('all-faults')}</Link>}
      {shown.length === 0 && (
        <p className="quiet">{chosen === undefined ? common.say('quality.all-good') : say('good-now')}</p>
      )}
      <ul className="faults">
        {shown.map(fault => (
          <FaultItem
            key={fault.figure}
            fault={fault}
            figure={quality.figures.find(({ id }) => id === fault.figure)}
            place={place}
          />
        ))}
      </ul>
    </>
  )
}

interface FaultItemProps {
  readonly fault: Fault
  readonly figure: Figure | undefined
  readonly place: QualityPlace
}

function FaultItem({ fault, figure, place }: FaultItemProps) {
  const words = useWords()
  if (figure === undefined || figure.value === null) return null
  return (
    <li>
      <h3>
        {words.of(figure.title)} <b>{amountWords(words, figure.value, figure.unit)}</b>{' '}
        <small className="quiet">{limitWords(words, figure)}</small>
      </h3>
      {fault.culprits.map(culprit => (
        <CulpritItem key={culprit.rule} culprit={culprit} place={{ ...place, figure: fault.figure }} />
      ))}
    </li>
  )
}

interface CulpritItemProps {
  readonly culprit: Culprit
  readonly place: QualityPlace
}

function CulpritItem({ culprit, place }: CulpritItemProps) {
  const { say, of } = useWords()
  const own = useSay(qualityWords)
  const { data: devices } = useDevices()
  const { remedy } = culprit
  const isOpen = place.rule === culprit.rule
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
      {isOpen ? (
        <CulpritDetail culprit={culprit} place={place} />
      ) : (
        <Link className="go-into" href={addressOf({ ...place, rule: culprit.rule })}>
          {own.say('open-rule')}
        </Link>
      )}
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
