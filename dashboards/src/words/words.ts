import { useEffect, useMemo } from 'react'
import { preference, usePreference } from '../app/preference.ts'
import { firstLanguage, LANGUAGES, type Language, localeTag, type Say, sayIn } from './say.ts'

export const languagePreference = preference('linli.language', LANGUAGES, () =>
  firstLanguage(navigator.languages),
)

/** Words that the server sends in both languages. */
export interface Bilingual {
  readonly en: string
  readonly zh: string
}

export interface Words {
  readonly language: Language
  readonly say: Say
  /** The reader's language of a text that came in both. */
  readonly of: (text: Bilingual) => string
}

export function useWords(): Words {
  const language = usePreference(languagePreference)
  return useMemo(
    () => ({ language, say: sayIn(language), of: (text: Bilingual) => text[language] || text.en }),
    [language],
  )
}

/** Tells the browser, and with it screen readers and font choice, which language the page is in. */
export function useDocumentLanguage(): void {
  const { language } = useWords()
  useEffect(() => {
    document.documentElement.lang = localeTag[language]
  }, [language])
}
