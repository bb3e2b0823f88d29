import { type Language, localeTag } from './say.ts'
import { useWords } from './words.ts'

export type Listed = (parts: readonly string[]) => string

const lists: Readonly<Record<Language, Intl.ListFormat>> = {
  zh: new Intl.ListFormat(localeTag.zh, { type: 'conjunction' }),
  en: new Intl.ListFormat(localeTag.en, { type: 'conjunction' }),
}

/** “甲、乙和丙”, “A, B and C”: as the language lists things. Nothing of nothing. */
export const listedIn =
  (language: Language): Listed =>
  parts =>
    lists[language].format(parts)

export function useListed(): Listed {
  return listedIn(useWords().language)
}

/** What has commas of its own is kept apart by semicolons. */
export const phrasesIn =
  (language: Language): Listed =>
  parts =>
    parts.join(language === 'zh' ? '；' : '; ')

export function usePhrases(): Listed {
  return phrasesIn(useWords().language)
}
