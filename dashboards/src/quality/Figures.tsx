import { useWords } from '../words/words.ts'
import { amountWords, limitWords } from './figure-words.ts'
import type { Figure } from './quality.ts'

/** Every figure with its limit; what is wrong is marked by a word too, not by its colour alone. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const words = useWords()
  const { say, of } = words
  return (
    <dl className="quality-figures">
      {figures.map(figure => (
        <div key={figure.id} data-verdict={figure.verdict}>
          <dt>{of(figure.title)}</dt>
          <dd>{figure.value === null ? '–' : amountWords(words, figure.value, figure.unit)}</dd>
          <dd className="limit">
            {figure.verdict !== 'not-judged' && (
              <span className="verdict">{say(`quality.verdict.${figure.verdict}`)}</span>
            )}
            {limitWords(words, figure)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
