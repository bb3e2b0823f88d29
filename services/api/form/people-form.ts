import type { Resident, WearerFile } from '../../store/people.ts'
import { agreesTo } from '../people/consents.ts'
import type { WireResident, WireWearer, WireWearerBody, WireWearerList } from '../wire/people.ts'
import { defined } from './defined.ts'

export const wearerForm = (file: WearerFile): WireWearer => ({
  ...file,
  contacts: [...file.contacts],
  consents: [...file.consents],
  carers: [...file.carers],
  healthShown: agreesTo(file, 'health'),
  locationShown: agreesTo(file, 'location'),
})

export function wearerLine(file: WearerFile): WireWearerList['wearers'][number] {
  const { contacts: _c, notes: _n, consents: _k, birthYear: _b, sex: _s, ...line } = wearerForm(file)
  return line
}

export const wearerDraft = (site: string, { version: _, ...body }: WireWearerBody) => ({
  ...defined(body),
  consents: body.consents.map(defined),
  site,
})

export const residentForm = (resident: Resident): WireResident => ({ ...resident })
