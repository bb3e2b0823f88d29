import { randomBytes } from 'node:crypto'
import type { Resident } from '../../store/people.ts'
import { ApiProblem } from '../problem.ts'
import type { PeopleBook } from './people-book.ts'
import type { RosterOffice } from './roster-office.ts'
import { type Surroundings, whyUnfitPlace } from './unfit-wearer.ts'

export type ResidentDraft = Omit<Resident, 'id' | 'version'>

export interface ResidentOffice {
  add(draft: ResidentDraft): Promise<Resident>
  save(draft: ResidentDraft & { id: string }, seen: number | undefined): Promise<Resident>
  remove(site: string, id: string): Promise<void>
}

export interface ResidentOfficeOptions extends Pick<Surroundings, 'registry'> {
  readonly book: PeopleBook
  readonly roster: RosterOffice
  readonly residentsMax: number
}

export function createResidentOffice(options: ResidentOfficeOptions): ResidentOffice {
  const { book, roster, residentsMax } = options

  async function keep(resident: Resident): Promise<Resident> {
    const why = whyUnfitPlace(resident, options)
    if (why !== undefined) throw new ApiProblem('RESIDENT_UNFIT', { detail: why.en })
    await book.save([{ what: 'resident', resident }])
    return resident
  }

  async function add(draft: ResidentDraft): Promise<Resident> {
    if (book.residents(draft.site).length >= residentsMax)
      throw new ApiProblem('PEOPLE_TOO_MANY', { detail: `LINLI_RESIDENTS is ${residentsMax}` })
    return keep({ ...draft, id: newResidentId(), version: 1 })
  }

  async function save(draft: ResidentDraft & { id: string }, seen: number | undefined): Promise<Resident> {
    const before = known(draft.site, draft.id)
    if (seen !== undefined && seen !== before.version)
      throw new ApiProblem('ROSTER_VERSION_CONFLICT', { detail: `it is at version ${before.version}` })
    return keep({ ...draft, version: before.version + 1 })
  }

  async function remove(site: string, id: string): Promise<void> {
    known(site, id)
    await book.save([{ what: 'resident-removed', id }])
  }

  function known(site: string, id: string): Resident {
    const resident = book.resident(site, id)
    if (resident === undefined) throw new ApiProblem('RESIDENT_NOT_FOUND')
    return resident
  }

  return {
    add: draft => roster.run(draft.site, () => add(draft)),
    save: (draft, seen) => roster.run(draft.site, () => save(draft, seen)),
    remove: (site, id) => roster.run(site, () => remove(site, id)),
  }
}

export const newResidentId = (): string => `p-${randomBytes(8).toString('hex')}`
