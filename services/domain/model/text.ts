/** Words that a person reads, in the two languages of the product. */
export interface Text {
  readonly en: string
  readonly zh: string
}

export const text = (en: string, zh: string): Text => ({ en, zh })
