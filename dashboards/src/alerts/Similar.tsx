import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useNameOf } from '../api/colleagues.ts'
import { query } from '../api/request.ts'
import { Link } from '../app/Link.tsx'
import { alertPath } from '../app/route.ts'
import { Stamp } from '../time/Age.tsx'
import { lastingWords } from '../time/age.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './panel-words.ts'
import { type Ending, useEndings, useSimilar } from './similar.ts'
import './similar.css'

/** The same before: how often, and how it ended. */
export function Similar({ alert }: { readonly alert: WireAlert }) {
  const { say } = useSay(words)
  const { data } = useSimilar(alert)
  const nameOf = useNameOf()
  const endings = useEndings([...(data?.onDevice ?? []), ...(data?.inZone ?? [])])
  if (data === undefined) return null
  const { onDevice, inZone, times, falseAlarms } = data
  const { rule, deviceId: device } = alert
  const nothing = onDevice.length === 0 && inZone.length === 0
  return (
    <section className="similar">
      <div className="section-head">
        <h3>{say('similar.title')}</h3>
        {!nothing && <Link href={`/${query({ view: 'history', rule, device })}`}>{say('similar.all')}</Link>}
      </div>
      <p>
        {nothing
          ? say('similar.none')
          : times > 1
            ? say('similar.figures', { n: times, false: falseAlarms })
            : say('similar.first')}
      </p>
      <Past title={say('similar.device')} alerts={onDevice} endings={endings} nameOf={nameOf} />
      <Past title={say('similar.zone')} alerts={inZone} endings={endings} nameOf={nameOf} />
    </section>
  )
}

interface PastProps {
  readonly title: string
  readonly alerts: readonly WireAlert[]
  readonly endings: ReadonlyMap<string, Ending>
  readonly nameOf: (username: string) => string
}

const Past = ({ title, alerts, endings, nameOf }: PastProps) =>
  alerts.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <ul>
        {alerts.map(one => (
          <PastRow key={one.id} alert={one} ending={endings.get(one.id)} nameOf={nameOf} />
        ))}
      </ul>
    </>
  )

interface PastRowProps extends Pick<PastProps, 'nameOf'> {
  readonly alert: WireAlert
  readonly ending: Ending | undefined
}

function PastRow({ alert, ending, nameOf }: PastRowProps) {
  const { say } = useSay(words)
  const common = useWords()
  const { raisedAt, clearedAt, handling, cause, id } = alert
  const lasted = clearedAt === null ? undefined : Date.parse(clearedAt) - Date.parse(raisedAt)
  const parts = [
    ...(lasted === undefined ? [] : [say('similar.lasted', { duration: lastingWords(common.say, lasted) })]),
    ...(cause === null ? [] : [common.say(`cause.${cause}`)]),
    ...(handling === 'resolved' ? [] : [say('similar.open')]),
    ...(ending?.by === undefined || ending.by === 'system' ? [] : [nameOf(ending.by)]),
  ]
  return (
    <li>
      <Link href={alertPath(id)}>
        <Stamp at={raisedAt} />
      </Link>
      <span>{parts.join(' · ')}</span>
      {ending?.note && <q>{ending.note}</q>}
    </li>
  )
}
