import { text } from '../../domain/model/text.ts'
import type { Resident } from '../../store/people.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { newResidentId } from '../people/resident-office.ts'
import { type Surroundings, whyUnfitPlace } from '../people/unfit-wearer.ts'
import { NAME_MAX, PHONE_PATTERN } from '../wire/people.ts'
import { at, checkEach } from './check-each.ts'
import { personIdOf } from './person-id.ts'
import type { Sheet } from './sheet.ts'

export interface ResidentSheetOptions extends Pick<Surroundings, 'registry'> {
  readonly book: PeopleBook
  readonly residentsMax: number
}

export const languageWords = { zh: text('Chinese', '中文'), en: text('English', '英文') } as const

export const PHONE_WORDS = text(
  'a telephone number such as +86 138 0000 0000',
  '应为电话号码，如 138 0000 0000',
)

export function residentSheet(options: ResidentSheetOptions): Sheet<Resident> {
  const { book, residentsMax } = options
  return {
    columns: [
      { name: 'id', title: text('Id', '编号') },
      { name: 'name', title: text('Name', '姓名') },
      { name: 'zone', title: text('Zone', '区域') },
      { name: 'flat', title: text('Flat', '房号') },
      { name: 'phone', title: text('Telephone', '电话') },
      { name: 'language', title: text('Language', '语言') },
    ],
    present: site => new Map(book.residents(site).map(resident => [resident.id, resident])),
    idOf: (cells, present) => personIdOf(cells, present),
    read(row, _id, site, before) {
      const name = row.has('name') || before === undefined ? row.required('name', NAME_MAX) : before.name
      const zone = row.has('zone') ? row.optional('zone', 64) : before?.zone
      const flat = row.has('flat') ? row.optional('flat', NAME_MAX) : before?.flat
      const phone = row.has('phone') ? row.matching('phone', PHONE_PATTERN, PHONE_WORDS) : before?.phone
      const language = row.has('language') ? row.oneOf('language', languageWords) : before?.language
      return {
        ...{ id: before?.id ?? newResidentId(), site, version: (before?.version ?? 0) + 1, name },
        ...(zone !== undefined && { zone }),
        ...(flat !== undefined && { flat }),
        ...(phone !== undefined && { phone }),
        ...(language !== undefined && { language }),
      }
    },
    write: ({ id, name, zone = '', flat = '', phone = '', language = '' }) => ({
      ...{ id, name, zone, flat, phone, language },
    }),
    check: async (concerned, residents) =>
      checkEach(concerned, residents, resident =>
        residents.size > residentsMax
          ? { says: text(`LINLI_RESIDENTS is ${residentsMax}`, `住户数量上限为 ${residentsMax}`) }
          : at('zone', whyUnfitPlace(resident, options)),
      ),
    apply: residents => book.save(residents.map(resident => ({ what: 'resident', resident }))),
  }
}
