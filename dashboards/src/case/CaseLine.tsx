import type { WireCase } from '../../../services/api/wire/case.ts'
import { siteTime } from '../time/site-time.ts'
import { useSay } from '../words/use-say.ts'
import { lineOf, type Point } from './line.ts'
import { words } from './words.ts'

/** 上报 → 派单 → 处置 → 办结, from the top; what comes next stands where the line is now. */
export function CaseLine({ file }: { readonly file: WireCase }) {
  const { say } = useSay(words)
  const points = lineOf(file)
  const next = points[points.findIndex(({ state }) => state === 'current') + 1]
  return (
    <section aria-label={say('steps')}>
      <ol className="case-line">
        {points.map(point => (
          <PointRow
            key={point.stage}
            point={point}
            timeZone={file.timeZone}
            next={point.state === 'current' && next !== undefined ? next.stage : undefined}
          />
        ))}
      </ol>
    </section>
  )
}

interface PointRowProps {
  readonly point: Point
  readonly timeZone: string
  readonly next: Point['stage'] | undefined
}

function PointRow({ point: { stage, at, state, over }, timeZone, next }: PointRowProps) {
  const { say, language } = useSay(words)
  const time = (when: string) => (
    <time dateTime={when}>{siteTime(language, timeZone, 'day-clock', when)}</time>
  )
  return (
    <li data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className="case-dot" aria-hidden="true">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          {state === 'passed' && <path d="m5 10.500 3.500 3.500 6.500-7.500" />}
          {state === 'current' && <circle cx="10" cy="10" r="4.500" />}
        </svg>
      </span>
      <div>
        <strong className="case-step">{say(`step.${stage}`)}</strong>
        <span className="unseen">{stateWord(state)}</span>
        {at !== null && <p className="case-time">{time(at)}</p>}
        {over !== null && (
          <p className="case-over">
            {say('step.over')} {time(over)}
          </p>
        )}
        {next !== undefined && next !== 'reported' && <p className="quiet">{say(`next.${next}`)}</p>}
      </div>
    </li>
  )

  function stateWord(of: Point['state']): string {
    return say(of === 'to-come' ? 'step.waiting' : of === 'passed' ? 'step.passed' : 'step.current')
  }
}
