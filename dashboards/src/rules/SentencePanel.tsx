import type { WireRuleCheck } from '../../../services/api/wire/rule.ts'
import { SeverityMark } from '../alerts/marks.tsx'
import { useSay } from '../words/use-say.ts'
import type { Bilingual } from '../words/words.ts'
import { words } from './editor-words.ts'

const LANGUAGES = ['zh', 'en'] as const

interface SentencePanelProps {
  readonly check: WireRuleCheck | undefined
  readonly title: Bilingual
}

/** What people will read beside an alert, in both languages, and all that is wrong so far. */
export function SentencePanel({ check, title }: SentencePanelProps) {
  const { say, of } = useSay(words)
  return (
    <section className="sentence-panel" aria-live="polite">
      <h2>{say('sentence')}</h2>
      {check === undefined || check.sentences.length === 0 ? (
        <p className="quiet">{say('sentence.none')}</p>
      ) : (
        LANGUAGES.map(language => (
          <div key={language} lang={language} className="sentences">
            <h3>{title[language] || '…'}</h3>
            <ul>
              {check.sentences.map(({ severity, sentence }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its place alone
                <li key={i}>
                  <SeverityMark severity={severity} /> <span>{sentence[language]}</span>
                </li>
              ))}
            </ul>
          </div>
        ))
      )}
      {check && check.faults.length > 0 && (
        <ul className="all-faults">
          {check.faults.map(({ path, level, says }) => (
            <li key={path + says.en} data-level={level}>
              <button type="button" onClick={() => leadTo(path)}>
                {level === 'fault' ? '✕' : '⚠'} {of(says)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {check?.ok && check.faults.length === 0 && <p className="all-good">✓ {say('sentence.good')}</p>}
    </section>
  )
}

/** To the form of what is wrong, or of the nearest that it is a part of. */
function leadTo(path: string): void {
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const place = document.querySelector(`[data-path="${CSS.escape(parts.join('.'))}"]`)
    if (place === null) continue
    place.closest('details')?.setAttribute('open', '')
    place.scrollIntoView({ block: 'center' })
    place.querySelector<HTMLElement>('input, textarea, button')?.focus()
    return
  }
}
