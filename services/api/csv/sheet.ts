import type { Actor } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Text } from '../../domain/model/text.ts'
import type { Caller } from '../access/sessions.ts'
import type { Bring } from '../people/roster-office.ts'
import type { WireLink } from '../wire/account.ts'
import type { Cells, Fault } from './cells.ts'
import type { RowReader } from './row-reader.ts'

export interface Column {
  readonly name: string
  readonly title: Text
}

export interface Applying {
  readonly site: SiteId
  readonly actor: Actor
  readonly by: Caller
  readonly bring: Bring
  /** Called for each account that was made: whoever brings them in hands on the links. */
  readonly invited: (invitation: Invitation) => void
}

/** For somebody who got an account by it: shown this once. */
export type Invitation = WireLink & { readonly username: string }

/** What can be brought in and taken out as a table: one of what is on a site in each row. */
export interface Sheet<T> {
  readonly columns: readonly Column[]
  /** What there is that somebody may know, under its id: a preview says what it is now. */
  present(site: SiteId, by: Caller): ReadonlyMap<string, T> | Promise<ReadonlyMap<string, T>>
  /** Which of those a row is about; where it is none of them, a word that another row about the same has too. */
  idOf(cells: Cells, present: ReadonlyMap<string, T>): string | Fault
  /** What a row makes of it. What is no column of the file stays as it was. */
  read(row: RowReader, id: string, site: SiteId, before: T | undefined): T
  write(item: T): Cells
  /** What is wrong with these, as all of them would stand: also what the routes for one would refuse this person. */
  check(
    concerned: ReadonlySet<string>,
    items: ReadonlyMap<string, T>,
    where: { readonly site: SiteId; readonly by: Caller },
  ): Promise<ReadonlyMap<string, Fault>>
  /** Within the turn of the site, in one commit. */
  apply(items: readonly T[], applying: Applying): Promise<void>
}
