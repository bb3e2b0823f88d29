import { text } from '../../domain/model/text.ts'
import type { Contact } from '../../store/people.ts'
import { NAME_MAX, PHONE_PATTERN } from '../wire/people.ts'
import type { Cells } from './cells.ts'
import { PHONE_WORDS } from './resident-sheet.ts'
import type { RowReader } from './row-reader.ts'
import { CONTACT_PLACES } from './wearer-columns.ts'

const PARTS = ['name', 'relation', 'phone'] as const

/** Those of the file, and behind them those for which it has no columns. */
export function readContacts(row: RowReader, before: readonly Contact[]): readonly Contact[] {
  const read = CONTACT_PLACES.flatMap(place => readContact(row, place, before[place - 1]) ?? [])
  return [...read, ...before.slice(CONTACT_PLACES.length)]
}

function readContact(row: RowReader, place: number, before: Contact | undefined): Contact | undefined {
  const column = (part: string) => `contact_${place}_${part}`
  if (!PARTS.some(part => row.has(column(part)))) return before
  const name = row.optional(column('name'), NAME_MAX)
  const relation = row.optional(column('relation'), NAME_MAX)
  const phone = row.matching(column('phone'), PHONE_PATTERN, PHONE_WORDS)
  if (name === undefined && relation === undefined && phone === undefined) return undefined
  if (name === undefined || phone === undefined)
    row.fault(column('name'), text('a contact has a name and a telephone', '联系人需要姓名和电话'))
  return { name: name ?? '', relation: relation ?? '—', phone: phone ?? '' }
}

export const contactCells = (contacts: readonly Contact[]): Cells =>
  Object.fromEntries(
    CONTACT_PLACES.flatMap(place =>
      PARTS.map(part => [`contact_${place}_${part}`, contacts[place - 1]?.[part] ?? '']),
    ),
  )
