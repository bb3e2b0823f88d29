import { useNameOf } from '../../api/colleagues.ts'
import { useKinds } from '../../api/devices.ts'
import { useSignedIn } from '../../app/rights.ts'
import { useNow } from '../../time/now.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { verdictWords } from './says.ts'
import { type Tone, toneOf, type Verdict } from './verdict.ts'
import { words } from './words.ts'

/** The answer in words, with a shape of its own for each tone. */
export function VerdictLine({ verdict, size }: { readonly verdict: Verdict; readonly size: 'row' | 'page' }) {
  const speech = useSay(words)
  const { say } = useWords()
  const me = useSignedIn()
  const now = useNow()
  const { data: kinds } = useKinds()
  const metric = (name: string) => {
    const title = kinds?.get('wristband')?.metrics[name]?.title
    return title === undefined ? name : speech.of(title)
  }
  const tone = toneOf(verdict)
  const nameOf = useNameOf()
  const { answer, more } = verdictWords(verdict, { speech, say, me, now, metric, nameOf })
  return (
    <div
      className="verdict"
      data-size={size}
      data-tone={tone}
      data-verdict={verdict.type}
      data-severity={'alert' in verdict ? verdict.alert.severity : undefined}
    >
      <ToneShape tone={tone} />
      <p>
        <strong>{answer}</strong>
        <span>{more}</span>
      </p>
    </div>
  )
}

/** A bell, a question, a dash, a tick. */
const SHAPES: Readonly<Record<Tone, string>> = {
  alarm: 'M12 3v11M12 18.500v.5',
  watch: 'M8.500 9a3.500 3.500 0 1 1 5 3.200c-1 .5-1.500 1.200-1.500 2.300M12 18.500v.5',
  plain: 'M6.500 12h11',
  calm: 'm5.500 12.500 4.500 4.500L18.500 8',
}

const ToneShape = ({ tone }: { readonly tone: Tone }) => (
  <svg viewBox="0 0 24 24" className="tone" aria-hidden="true">
    <circle cx="12" cy="12" r="11.500" className="tone-ground" />
    <path d={SHAPES[tone]} className="tone-mark" />
  </svg>
)
