import { z } from 'zod'
import { CONSENTS, LIVING } from '../../domain/model/household.ts'
import { LANGUAGES } from '../../domain/model/text.ts'
import { id } from './device.ts'
import { line, prose } from './line.ts'

export const NAME_MAX = 100
export const NOTES_MAX = 1_000
export const CONTACTS_MAX = 10
export const CARERS_MAX = 10

const name = line(NAME_MAX)
const short = line(NAME_MAX)
export const PHONE_PATTERN = /^\+?[0-9][0-9 ()-]{2,29}$/
const phone = z.string().regex(PHONE_PATTERN, 'a telephone number: digits, spaces, brackets, hyphens')
export const personId = z.string().max(64)
const version = z
  .int()
  .min(0)
  .optional()
  .describe('As it was seen: what somebody else changed meanwhile is a 409')

const contact = z.strictObject({ name, relation: short, phone })

const consent = z.strictObject({
  what: z.enum(CONSENTS).describe('`health`: what the band measures is shown; `location`: where it is'),
  givenOn: z.iso.date(),
  givenBy: name.describe('The wearer, or whoever may for them'),
  document: short.optional().describe('Where it lies'),
  withdrawnOn: z.iso.date().optional(),
})

const birthYear = z.int().min(1_880).max(2_100)
const wearerFields = {
  name,
  sex: z.enum(['female', 'male']).optional(),
  birthYear: birthYear.optional(),
  zone: id.optional(),
  flat: short.optional(),
  living: z.enum(LIVING),
  contacts: z.array(contact).max(CONTACTS_MAX).describe('In the order in which they are called'),
  notes: prose(NOTES_MAX).trim().min(1).optional().describe('For those who come to help'),
  consents: z.array(consent).max(20),
  device: id.optional(),
  carers: z
    .array(z.string().min(1).max(64))
    .max(CARERS_MAX)
    .describe('Accounts, in the order in which they are told'),
}

/** The body of `POST /api/sites/{site}/wearers` and `PUT …/{id}`. */
export const wearerBody = z.strictObject({
  ...wearerFields,
  contacts: wearerFields.contacts.default([]),
  consents: wearerFields.consents.default([]),
  carers: wearerFields.carers.default([]),
  version,
})
export type WireWearerBody = z.infer<typeof wearerBody>

/** What was written before it was looked at is told as it is. */
const written = z.string()

export const wearer = z.object({
  id: personId,
  site: id,
  version: z.int(),
  ...wearerFields,
  name: written,
  flat: written.optional(),
  notes: written.optional(),
  contacts: z.array(z.object({ name: written, relation: written, phone: written })),
  consents: z.array(consent.extend({ givenBy: written, document: written.optional() })),
  healthShown: z.boolean().describe('Whether there is a consent to it'),
  locationShown: z.boolean(),
})
export type WireWearer = z.infer<typeof wearer>

/** As much as tells one from another: what is in a file is asked for one by one, and that is on record. */
export const wearerList = z.object({
  wearers: z.array(wearer.omit({ contacts: true, notes: true, consents: true, birthYear: true, sex: true })),
})
export type WireWearerList = z.infer<typeof wearerList>

const residentFields = {
  name,
  zone: id.optional(),
  flat: short.optional(),
  phone: phone.optional(),
  language: z.enum(LANGUAGES).optional(),
}
export const residentBody = z.strictObject({ ...residentFields, version })
export type WireResidentBody = z.infer<typeof residentBody>

export const resident = z.object({
  id: personId,
  site: id,
  version: z.int(),
  ...residentFields,
  name: written,
  flat: written.optional(),
})
export type WireResident = z.infer<typeof resident>

export const residentList = z.object({ residents: z.array(resident) })
export type WireResidentList = z.infer<typeof residentList>
