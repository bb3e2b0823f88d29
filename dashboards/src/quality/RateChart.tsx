import { localeTag } from '../words/say.ts'
import { useWords } from '../words/words.ts'
import { drawn, HEIGHT, WIDTH } from './bars.ts'
import type { Quality } from './quality.ts'

/** Alarms in ten minutes over the period: a line at what is too many, and the floods in another colour. */
export function RateChart({ quality }: { readonly quality: Quality }) {
  const { say } = useWords()
  const { bars, limitY, most } = drawn(quality.chart)
  return (
    <figure className="rate-chart">
      <figcaption className="quiet small">
        {say('quality.chart', { most })}{' '}
        {quality.floods.length > 0 && (
          <span className="flood-key">{say('quality.floods', { n: quality.floods.length })}</span>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('quality.chart.label', { n: quality.alarms, floods: quality.floods.length })}
      >
        {bars.map(({ flood, ...box }) => (
          <g key={box.x} data-flood={flood}>
            {flood && <rect className="flood" x={box.x} width={box.width} y={0} height={HEIGHT} />}
            <rect className="bar" {...box} />
          </g>
        ))}
        <line className="limit" x1={0} x2={WIDTH} y1={limitY} y2={limitY} vectorEffect="non-scaling-stroke" />
      </svg>
      <Ends chart={quality.chart} />
    </figure>
  )
}

/** From when to when it is drawn. */
function Ends({ chart: { bars, everyMs } }: { readonly chart: Quality['chart'] }) {
  const { language } = useWords()
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined) return null
  const format = new Intl.DateTimeFormat(localeTag[language], ENDS)
  return (
    <p className="rate-ends quiet small">
      <span>{format.format(Date.parse(first.at))}</span>
      <span>{format.format(Date.parse(last.at) + everyMs)}</span>
    </p>
  )
}

const ENDS: Intl.DateTimeFormatOptions = {
  ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}
