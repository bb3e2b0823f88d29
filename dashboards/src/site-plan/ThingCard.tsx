import { Link } from '../app/Link.tsx'
import { devicePath } from '../app/route.ts'
import { HeardMark } from '../devices/marks.tsx'
import { isAddress, reportedMetrics, valueWords } from '../devices/value.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { Card } from './Card.tsx'
import { CardAlerts } from './CardAlerts.tsx'
import { ThingSign } from './ThingMark.tsx'
import type { Thing } from './things.ts'
import { isPlaceable, type PlanData } from './use-plan-data.ts'
import { useStateWords } from './use-state-told.ts'
import { words } from './words.ts'

interface ThingCardProps {
  readonly data: PlanData
  readonly thing: Thing
  readonly isPlaced: boolean
  readonly close: () => void
}

const VALUES_MAX = 6

export function ThingCard({ data, thing, isPlaced, close }: ThingCardProps) {
  const { say, of } = useSay(words)
  const common = useWords()
  const stateOf = useStateWords()
  const { device, alerts } = thing
  const kind = data.kinds?.get(device.kind)
  const zone = data.zones.find(({ id }) => id === device.zone)
  const values = reportedMetrics(device, kind)
    .filter(({ value }) => !isAddress(value))
    .slice(0, VALUES_MAX)
  return (
    <Card title={device.name} sign={<ThingSign thing={thing} />} close={close}>
      <p className="quiet">
        {[kind && of(kind.title), zone ? of(zone.name) : device.zone].filter(Boolean).join(' · ')}
      </p>
      <p>{stateOf(thing)}</p>
      {!isPlaced && (
        <p className="quiet small">{say(isPlaceable(device) ? 'plan.not-placed' : 'plan.card.band')}</p>
      )}
      <dl className="plan-values">
        <div>
          <dt>{say('plan.card.heard')}</dt>
          <dd>
            <HeardMark device={device} kind={kind} />
          </dd>
        </div>
        {values.map(({ name, value, spec }) => (
          <div key={name}>
            <dt>{spec ? of(spec.title) : name}</dt>
            <dd>{valueWords(common, value, spec)}</dd>
          </div>
        ))}
      </dl>
      <CardAlerts alerts={alerts} />
      <Link href={devicePath(device.id)}>{say('plan.card.device')}</Link>
    </Card>
  )
}
