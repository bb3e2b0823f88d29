/** The texts of one feature in both languages: the Chinese has exactly the keys of the English. */
export interface Words<K extends string> {
  readonly en: Readonly<Record<K, string>>
  readonly zh: Readonly<Record<K, string>>
}

/**
 * `defineWords({ en: { 'plan.title': 'Site plan' }, zh: { 'plan.title': '社区平面图' } })`. Lies beside the feature in a
 * file called `words.ts` or `…-words.ts`; a test reads them all.
 */
export function defineWords<K extends string>(words: {
  readonly en: Readonly<Record<K, string>>
  readonly zh: Readonly<Record<NoInfer<K>, string>>
}): Words<K> {
  return words
}
