import { PAGE_NAMES, type PageName, pageOf, SECTIONS, type Section } from './pages.ts'
import type { Route } from './route.ts'

/** The pages of a section that somebody may open. */
export const pagesOf = (section: Section, can: (right: string) => boolean): readonly PageName[] =>
  PAGE_NAMES.filter(name => {
    const { section: its, right } = pageOf(name)
    return its === section && (right === undefined || can(right))
  })

export interface Way {
  readonly section: Section
  /** Where it leads: the first of its pages that one may open. */
  readonly first: PageName
}

/** The ways of the rail. One's own account is reached by one's name. */
export const waysFor = (can: (right: string) => boolean): readonly Way[] =>
  SECTIONS.filter(section => section !== 'account').flatMap(section => {
    const [first] = pagesOf(section, can)
    return first === undefined ? [] : [{ section, first }]
  })

export const sectionOf = ({ page }: Route): Section | undefined =>
  page === 'unknown' ? undefined : pageOf(page).section
