import type { Language } from '../../words/say.ts'

/** Ten sheets of A4: an address that names more devices grows longer than servers read. */
export const SHEET_MAX = 210

/** A page of its own, which says how it is printed and where its code leads. */
export const labelHref = (id: string, language: Language): string =>
  `/api/devices/labels?ids=${encodeURIComponent(id)}&paper=label&language=${language}`

export interface Sheet {
  readonly href: string
  readonly from: number
  readonly to: number
}

/** Where the labels of these are, in their order: as many at a time as one address can name. */
export function sheetsOf(ids: readonly string[], language: Language): readonly Sheet[] {
  const parts = Math.ceil(ids.length / SHEET_MAX)
  return Array.from({ length: parts }, (_, part) => {
    const begin = part * SHEET_MAX
    const own = ids.slice(begin, begin + SHEET_MAX)
    const named = own.map(encodeURIComponent).join(',')
    return {
      href: `/api/devices/labels?ids=${named}&language=${language}`,
      ...{ from: begin + 1, to: begin + own.length },
    }
  })
}
