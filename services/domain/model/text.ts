/** Words that a person reads, in the two languages of the product. */
export interface Text {
  readonly en: string
  readonly zh: string
}

/** With a space where Chinese and Latin letters or digits meet. */
export const joinedZh = (...parts: readonly string[]): string =>
  parts.reduce((left, right) => (MEET.test(`${left.at(-1)}${right[0]}`) ? `${left} ${right}` : left + right))

const MEET = /^(?:\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han})$/u

export const text = (en: string, zh: string): Text => ({ en, zh })

export const LANGUAGES = ['zh', 'en'] as const
/** The one that somebody reads. */
export type Language = (typeof LANGUAGES)[number]
