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

/** What somebody is shown who came to a page that is not for their role: of its section what is theirs, else the alerts. */
export function insteadOf(
  route: Route,
  can: (right: string) => boolean,
): {
  readonly page: PageName /** It was the section as such that was asked for. */
  readonly isHead: boolean
} {
  const section = sectionOf(route)
  const [first] = section === undefined ? [] : pagesOf(section, can)
  if (first === undefined) return { page: 'alerts', isHead: false }
  const head = PAGE_NAMES.find(name => pageOf(name).section === section)
  return { page: first, isHead: head === route.page && route.rest.length === 0 }
}

export const sectionOf = ({ page }: Route): Section | undefined =>
  page === 'unknown' ? undefined : pageOf(page).section
