import { type Dictionary, en, type WordKey } from './en.ts'
import { type Fill, filled } from './fill.ts'
import { zh } from './zh.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type { WordKey }

export const dictionaries: Readonly<Record<Language, Dictionary>> = { zh, en }

/** The tag by which the browser formats numbers and times, and by which a screen reader speaks. */
export const localeTag: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

export type { Fill }
export type Say = (key: WordKey, fill?: Fill) => string

/** `say('age.minutes', { n: 3 })`. A blank without its filling stays visible, so that the fault is seen. */
export const sayIn =
  (language: Language): Say =>
  (key, fill) =>
    filled(dictionaries[language][key], fill)

/** The first of the reader's languages that the console speaks; Chinese where it speaks none of them. */
export function firstLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const known = LANGUAGES.find(language => tag.toLowerCase().split('-')[0] === language)
    if (known !== undefined) return known
  }
  return 'zh'
}
