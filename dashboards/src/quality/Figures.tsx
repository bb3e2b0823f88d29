import { Link } from '../app/Link.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { addressOf, type QualityPlace } from './asked.ts'
import { amountWords, limitWords } from './figure-words.ts'
import { GAUGE_WIDTH, gaugeOf, weekBars } from './gauge.ts'
import type { Figure, Quality } from './quality.ts'
import { words as qualityWords } from './quality-words.ts'
import { weeksOf } from './trend.ts'

interface FiguresProps {
  readonly quality: Quality
  readonly trend: readonly (Quality | undefined)[]
  readonly place: QualityPlace
}

/** Every figure with its limit; what is wrong is marked by a word too, and leads to the rules behind it. */
export function Figures({ quality, trend, place }: FiguresProps) {
  const words = useWords()
  const { say, of } = words
  const blamed = new Set(quality.faults.map(({ figure }) => figure))
  return (
    <dl className="quality-figures">
      {quality.figures.map(figure => (
        <div key={figure.id} data-verdict={figure.verdict} data-chosen={place.figure === figure.id}>
          <dt>
            {blamed.has(figure.id) ? (
              <Link href={addressOf({ ...place, figure: figure.id })}>{of(figure.title)}</Link>
            ) : (
              of(figure.title)
            )}
          </dt>
          <dd>{figure.value === null ? '–' : amountWords(words, figure.value, figure.unit)}</dd>
          <dd className="limit">
            {figure.verdict !== 'not-judged' && (
              <span className="verdict">{say(`quality.verdict.${figure.verdict}`)}</span>
            )}
            {limitWords(words, figure)}
          </dd>
          <dd className="drawn">
            <GaugeBar figure={figure} />
            <Weeks figure={figure} weeks={weeksOf(trend, figure.id)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** How far the value is from its limit. */
function GaugeBar({ figure: { value, limit } }: { readonly figure: Figure }) {
  if (value === null || limit === null) return null
  const { bar, limitAt, isBeyond } = gaugeOf(value, limit)
  return (
    <svg className="gauge" viewBox={`0 0 ${GAUGE_WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="gauge-ground" width={GAUGE_WIDTH} height="8" y="2" />
      <rect className="gauge-bar" width={bar} height="8" y="2" />
      {isBeyond && <path className="gauge-beyond" d={`M${GAUGE_WIDTH - 10} 1l9 5-9 5Z`} />}
      <line
        className="gauge-limit"
        x1={limitAt}
        x2={limitAt}
        y1="0"
        y2="12"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

const HEIGHT = 26

/** The same figure week by week. */
function Weeks({ figure, weeks }: { readonly figure: Figure; readonly weeks: readonly (number | null)[] }) {
  const words = useWords()
  const { say } = useSay(qualityWords)
  const told = weeks.map(value => (value === null ? '–' : amountWords(words, value, figure.unit)))
  const { bars, limitY } = weekBars(weeks, figure.limit, HEIGHT)
  const each = 100 / Math.max(1, bars.length)
  return (
    <svg
      className="weeks"
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={say('trend.weeks', { values: told.join(', ') })}
    >
      {bars.map(({ i, height }) => (
        <rect key={i} x={i * each + 1} width={each - 2} y={HEIGHT - height} height={height}>
          <title>{told[i]}</title>
        </rect>
      ))}
      {limitY !== null && (
        <line
          x1="0"
          x2="100"
          y1={limitY}
          y2={limitY}
          className="gauge-limit"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
