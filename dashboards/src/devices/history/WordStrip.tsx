import type { WireHistory } from '../../../../services/api/wire/device.ts'
import type { WireMetric } from '../../api/devices.ts'
import { lastingWords } from '../../time/age.ts'
import { fullStamp } from '../../time/stamp.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { wordOf } from '../value.ts'
import type { Range } from './range.ts'
import { spellsOf, totalsOf } from './spells.ts'
import { words } from './words.ts'

/** A part of the picture that has room for its word. */
const NAMED_FROM = 0.06

interface WordStripProps {
  readonly history: WireHistory
  readonly range: Range
  readonly spec: WireMetric
}

/** A word holds until the next one: how long each did, one after the other. */
export function WordStrip({ history, range, spec }: WordStripProps) {
  const { say, language } = useSay(words)
  const common = useWords()
  const spells = spellsOf(history, range)
  const span = range.to - range.from
  if (spells.length === 0) return <p className="quiet chart-none">{say('history.none')}</p>
  const totals = totalsOf(spells)
  const shades = new Map(totals.map(({ word }, i) => [word, i]))
  return (
    <>
      <div className="word-strip" aria-hidden="true">
        {spells.map(({ word, from, to }) => (
          <span
            key={from}
            data-shade={(shades.get(word) ?? 0) % 6}
            style={{
              left: `${((from - range.from) / span) * 100}%`,
              width: `${((to - from) / span) * 100}%`,
            }}
            title={`${wordOf(common, word, spec)} · ${fullStamp(language, from)} · ${lastingWords(common.say, to - from)}`}
          >
            {(to - from) / span > NAMED_FROM && wordOf(common, word, spec)}
          </span>
        ))}
      </div>
      <ul className="word-totals" aria-label={say('history.states')}>
        {totals.map(({ word, ms }, i) => (
          <li key={word}>
            <i data-shade={i % 6} aria-hidden="true" />
            {wordOf(common, word, spec)} <span className="quiet">{lastingWords(common.say, ms)}</span>
          </li>
        ))}
      </ul>
      {history.more && <p className="notice">{say('history.cut')}</p>}
    </>
  )
}
