import { languagePreference, useWords } from '../words/words.ts'
import { Button } from './Button.tsx'

/** Each language is named in itself: whoever looks for it can read it. */
export function LanguageButton() {
  const { say, language } = useWords()
  const other = language === 'zh' ? 'English' : '中文'
  return (
    <div className="light-languages">
      <Button
        look="plain"
        aria-label={`${say('language.label')}: ${other}`}
        onClick={() => languagePreference.set(language === 'zh' ? 'en' : 'zh')}
      >
        {other}
      </Button>
    </div>
  )
}
