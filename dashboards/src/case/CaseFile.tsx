import type { WireCase } from '../../../services/api/wire/case.ts'
import { siteTime } from '../time/site-time.ts'
import { useSay } from '../words/use-say.ts'
import { CaseActions } from './CaseActions.tsx'
import { CaseLine } from './CaseLine.tsx'
import { inFours } from './case-number.ts'
import { earlierOf } from './line.ts'
import { words } from './words.ts'

interface CaseFileProps {
  readonly file: WireCase
  /** When it was asked for last, by this telephone. */
  readonly at: number
  readonly isStale: boolean
}

/** What became of it, for old people on a telephone: what it is, how it stands in one sentence, four steps, whom to call. */
export function CaseFile({ file, at, isStale }: CaseFileProps) {
  const { say, of, language } = useSay(words)
  const { timeZone } = file
  const time = (when: number | string) => siteTime(language, timeZone, 'day-clock', when)
  const place = file.place === null ? of(file.site) : `${of(file.site)} · ${of(file.place)}`
  return (
    <article className="case-file">
      <h1>{of(file.title)}</h1>
      <p className="case-place">{place}</p>
      <p className="case-now" role="status" data-stage={file.stage}>
        <NowWords file={file} />
      </p>
      <CaseLine file={file} />
      <Earlier file={file} />
      <p className="case-number-shown">
        <span className="quiet">{say('number')}</span>{' '}
        <strong className="case-number-digits">{inFours(file.number)}</strong>
      </p>
      <CaseActions phone={file.phone} title={of(file.title)} />
      <footer className="quiet">
        <p>{say(isStale ? 'stale' : 'fresh', { time: time(at) })}</p>
        {file.until !== null && (
          <p>{say('until', { date: siteTime(language, timeZone, 'date', file.until) })}</p>
        )}
        <p>{say('private')}</p>
      </footer>
    </article>
  )
}

function NowWords({ file: { stage, outcome, isOver, isPaused } }: { readonly file: WireCase }) {
  const { say } = useSay(words)
  if (stage === 'done') return say(outcome === null ? 'now.done' : `outcome.${outcome}`)
  if (isOver) return say('now.over')
  return say(isPaused ? 'now.paused' : `now.${stage}`)
}

function Earlier({ file }: { readonly file: WireCase }) {
  const { say, language } = useSay(words)
  const steps = earlierOf(file.steps)
  if (steps.length === 0) return null
  return (
    <details className="case-earlier">
      <summary>{say('earlier')}</summary>
      <ol>
        {steps.map(({ step, at }) => (
          <li key={at + step}>
            <time dateTime={at}>{siteTime(language, file.timeZone, 'day-clock', at)}</time>{' '}
            {say(`step.${step}`)}
          </li>
        ))}
      </ol>
    </details>
  )
}
