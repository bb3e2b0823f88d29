import { useQuery } from '@tanstack/react-query'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { useKinds, type WireMetric } from '../../api/devices.ts'
import { Age } from '../../time/Age.tsx'
import { useNow } from '../../time/now.ts'
import { localeTag } from '../../words/say.ts'
import { useSay } from '../../words/use-say.ts'
import { type Measured, rangesQuery, useMeasured } from './measured.ts'
import { rangeWords } from './range-words.ts'
import { type Range, standingOf, VITALS, type VitalName } from './vitals.ts'
import { words } from './words.ts'

/** As `MEASURED_MS_MAX` of the verdict: what is older is marked. */
const OLD_MS = 30 * 60_000

interface VitalsProps {
  readonly wearer: string
  readonly device: WireDevice
  readonly healthShown: boolean
}

/** What was measured last, how long ago, and within which range nobody is called. */
export function Vitals({ wearer, device, healthShown }: VitalsProps) {
  const { say: tell } = useSay(words)
  const names = VITALS.filter(name => name in device.values)
  const worn = { wearer, device: device.id }
  const measured = useMeasured(worn, healthShown ? names : [])
  const { data: ranges } = useQuery({ ...rangesQuery(worn), enabled: healthShown })
  const { data: kinds } = useKinds()
  const metrics = kinds?.get(device.kind)?.metrics
  if (!healthShown) return null
  const known = names.flatMap((name, i) => {
    const [last, spec] = [measured[i]?.data, metrics?.[name]]
    return last && spec ? [{ name, last, spec, range: ranges?.[name] }] : []
  })
  const isAsked = measured.every(({ isLoading }) => !isLoading)
  return (
    <section aria-labelledby="vitals">
      <h2 id="vitals">{tell('vitals.title')}</h2>
      {isAsked && known.length === 0 && <p className="quiet">{tell('vitals.none')}</p>}
      <dl className="vitals">
        {pressureInOne(known).map(vital => (
          <Vital key={vital.name} {...vital} />
        ))}
      </dl>
    </section>
  )
}

interface VitalProps {
  readonly name: VitalName
  readonly last: Measured
  readonly spec: WireMetric
  readonly range: Range | undefined
  /** Of a blood pressure: the lower one. */
  readonly lower?: Measured
}

/** Two figures of one cuff are one thing. */
function pressureInOne(known: readonly VitalProps[]): readonly VitalProps[] {
  const lower = known.find(({ name }) => name === 'diastolicMmHg')?.last
  if (lower === undefined || !known.some(({ name }) => name === 'systolicMmHg')) return known
  return known
    .filter(({ name }) => name !== 'diastolicMmHg')
    .map(vital => (vital.name === 'systolicMmHg' ? { ...vital, lower } : vital))
}

function Vital({ last, spec, range, lower }: VitalProps) {
  const { say: tell, of, language } = useSay(words)
  const isOld = useNow() - last.at >= OLD_MS
  const standing = standingOf(last.value, range)
  const format = new Intl.NumberFormat(localeTag[language], { maximumFractionDigits: 1 })
  const figure = [last, lower].flatMap(one => (one ? [format.format(one.value)] : [])).join('/')
  return (
    <div data-standing={standing} data-old={isOld}>
      <dt>{lower ? tell('vitals.blood-pressure') : of(spec.title)}</dt>
      <dd>
        <strong>{figure}</strong> <span className="unit">{spec.unit}</span>
        {(standing === 'low' || standing === 'high') && <b className="out">{tell(`vitals.${standing}`)}</b>}
        <small>
          <Age at={new Date(last.at).toISOString()} />
          {range && ` · ${tell('vitals.normal', { range: rangeWords(language, range) })}`}
        </small>
      </dd>
    </div>
  )
}
