import { useMemo } from 'react'
import type { Words } from './define.ts'
import { type Fill, filled } from './fill.ts'
import type { Language } from './say.ts'
import { type Bilingual, useWords } from './words.ts'

export interface Speech<K extends string> {
  readonly language: Language
  /** `say('plan.devices', { n: 3 })` */
  readonly say: (key: K, fill?: Fill) => string
  /** The reader's language of a text that came in both. */
  readonly of: (text: Bilingual) => string
}

/** The texts of a feature in the reader's language. */
export function useSay<K extends string>(words: Words<K>): Speech<K> {
  const { language, of } = useWords()
  return useMemo(
    () => ({ language, of, say: (key: K, fill?: Fill) => filled(words[language][key], fill) }),
    [words, language, of],
  )
}
