import type { DeviceId } from '../../domain/model/device.ts'
import { text } from '../../domain/model/text.ts'
import type { WearerFile } from '../../store/people.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { type Surroundings, whyUnfitWearer } from '../people/unfit-wearer.ts'
import { newWearerId, type WearerOffice } from '../people/wearer-office.ts'
import { CARERS_MAX, NAME_MAX, NOTES_MAX } from '../wire/people.ts'
import { checkEach } from './check-each.ts'
import { consentCells, readConsents } from './consent-cells.ts'
import { contactCells, readContacts } from './contact-cells.ts'
import { personIdOf } from './person-id.ts'
import type { RowReader } from './row-reader.ts'
import type { Sheet } from './sheet.ts'
import { livingWords, sexWords, wearerColumns } from './wearer-columns.ts'

export interface WearerSheetOptions extends Surroundings {
  readonly book: PeopleBook
  readonly office: Pick<WearerOffice, 'keep'>
  readonly wearersMax: number
}

export function wearerSheet(options: WearerSheetOptions): Sheet<WearerFile> {
  const { book, office, wearersMax } = options
  return {
    columns: wearerColumns,
    present: site => new Map(book.wearers(site).map(file => [file.id, file])),
    idOf: personIdOf,
    read: (row, _id, site, before) => ({
      ...{ id: before?.id ?? newWearerId(), site, version: (before?.version ?? 0) + 1 },
      ...readPerson(row, before),
      carers: row.has('carers') ? readCarers(row) : (before?.carers ?? []),
      contacts: readContacts(row, before?.contacts ?? []),
      consents: readConsents(row, before?.consents ?? []),
    }),
    write: file => ({
      ...{ id: file.id, name: file.name, sex: file.sex ?? '', living: file.living },
      ...{ zone: file.zone ?? '', flat: file.flat ?? '', device: file.device ?? '' },
      birth_year: file.birthYear === undefined ? '' : String(file.birthYear),
      carers: file.carers.join('; '),
      notes: file.notes ?? '',
      ...contactCells(file.contacts),
      ...consentCells(file.consents),
    }),
    check(concerned, files) {
      const around = { ...options, book: asIfKept(files, book), accountOf: asked(options.accountOf) }
      return checkEach(concerned, files, async file =>
        files.size > wearersMax
          ? { says: text(`LINLI_WEARERS is ${wearersMax}`, `佩戴者数量上限为 ${wearersMax}`) }
          : await whyUnfitWearer(file, around),
      )
    },
    apply: (files, { actor, bring }) => office.keep(files, actor, bring),
  }
}

function readPerson(row: RowReader, before: WearerFile | undefined) {
  const kept = (column: string, charsMax: number, was: string | undefined) =>
    row.has(column) ? row.optional(column, charsMax) : was
  const name = row.has('name') || before === undefined ? row.required('name', NAME_MAX) : before.name
  const sex = row.has('sex') ? row.oneOf('sex', sexWords) : before?.sex
  const birthYear = row.has('birth_year') ? row.integer('birth_year', 1_880, 2_100) : before?.birthYear
  const zone = kept('zone', 64, before?.zone)
  const flat = kept('flat', NAME_MAX, before?.flat)
  const notes = row.has('notes') ? row.text('notes', NOTES_MAX) : before?.notes
  const device = kept('device', 64, before?.device)
  const living = row.has('living') ? row.oneOf('living', livingWords) : before?.living
  return {
    ...{ name, living: living ?? 'other' },
    ...(sex !== undefined && { sex }),
    ...(birthYear !== undefined && { birthYear }),
    ...(zone !== undefined && { zone }),
    ...(flat !== undefined && { flat }),
    ...(notes !== undefined && { notes }),
    ...(device !== undefined && { device }),
  } as const
}

function readCarers(row: RowReader): readonly string[] {
  const carers = row.list('carers')
  if (carers.length > CARERS_MAX) row.fault('carers', text(`at most ${CARERS_MAX}`, `最多 ${CARERS_MAX} 人`))
  return carers
}

/** Who wears what once all of these are kept: two may exchange their bands in one file. */
function asIfKept(files: ReadonlyMap<string, WearerFile>, book: PeopleBook): Pick<PeopleBook, 'wearerOf'> {
  const wearerOf = new Map<DeviceId, WearerFile>()
  const ids = new Set<string>()
  for (const file of files.values()) {
    ids.add(file.id)
    if (file.device !== undefined && !wearerOf.has(file.device)) wearerOf.set(file.device, file)
  }
  return {
    wearerOf(device) {
      const other = book.wearerOf(device)
      return wearerOf.get(device) ?? (other !== undefined && ids.has(other.id) ? undefined : other)
    },
  }
}

/** A hundred wearers of one carer are one question. */
function asked(accountOf: Surroundings['accountOf']): Surroundings['accountOf'] {
  const answers = new Map<string, ReturnType<Surroundings['accountOf']>>()
  return username => {
    const answer = answers.get(username) ?? accountOf(username)
    answers.set(username, answer)
    return answer
  }
}
