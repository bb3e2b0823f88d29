import type { WireHealth } from '../../../services/api/wire/health.ts'
import { SeverityMark } from '../alerts/marks.tsx'
import { useDevices, useKinds } from '../api/devices.ts'
import { useGet } from '../api/use-get.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Link } from '../app/Link.tsx'
import { alertPath, devicePath } from '../app/route.ts'
import { localeTag } from '../words/say.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'
import '../form/form.css'

const EVERY_MS = 15_000

/** How the server itself is: what is wrong and what to do, and its figures. */
export default function ServerPage() {
  const { say, of } = useSay(words)
  const asked = useGet<WireHealth>('/api/health', { everyMs: EVERY_MS })
  const { data } = asked
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>{say('server.title')}</h1>
      </div>
      <section className="card" aria-live="polite" aria-label={say('server.problems')}>
        <h2>{data?.problems.length === 0 ? say('server.well') : say('server.problems')}</h2>
        {data === undefined && <Awaited what={asked} />}
        {data?.problems.map(({ code, severity, title, advice, detail, alertId }) => (
          <div key={code}>
            <p>
              <SeverityMark severity={severity} /> <strong>{of(title)}</strong>
            </p>
            <p>{of(advice)}</p>
            {detail && <p className="quiet">{of(detail)}</p>}
            {alertId !== null && <Link href={alertPath(alertId)}>{say('server.alert')}</Link>}
          </div>
        ))}
      </section>
      <Figures />
    </div>
  )
}

function Figures() {
  const { say, of, language } = useSay(words)
  const server = useDevices().data?.list.find(({ kind }) => kind === 'server')
  const metrics = useKinds().data?.get('server')?.metrics
  if (server === undefined || metrics === undefined) return null
  const number = new Intl.NumberFormat(localeTag[language], { maximumFractionDigits: 1 })
  const told = (key: string, value: unknown) =>
    typeof value === 'number' ? `${number.format(value)} ${metrics[key]?.unit ?? ''}` : String(value)
  return (
    <section className="card" aria-label={say('server.figures')}>
      <h2>{say('server.figures')}</h2>
      <dl className="facts">
        {Object.entries(server.values)
          .filter(([key, value]) => key in metrics && typeof value === 'number')
          .map(([key, value]) => (
            <div key={key}>
              <dt>{metrics[key] && of(metrics[key].title)}</dt>
              <dd>{told(key, value)}</dd>
            </div>
          ))}
      </dl>
      <p>
        <Link href={devicePath(server.id)}>{say('server.history')}</Link>
      </p>
    </section>
  )
}
