import { z } from 'zod'
import type { AddressSort } from './channel.ts'
import { subscriptionOf } from './channels/push/subscription.ts'

/** One address and nothing beside it: a list would be other people, a line break another header of the letter. */
const FORMS: Readonly<Record<AddressSort, (address: string) => boolean>> = {
  email: address => address.length <= EMAIL_CHARS_MAX && z.email().safeParse(address).success,
  // E.164, or the digits that are dialled within the country.
  phone: address => /^(?:\+[1-9]\d{5,14}|\d{3,15})$/.test(address),
  'push-subscription': address => subscriptionOf(address) !== undefined,
  none: () => true,
}

/** RFC 5321, 4.5.3.1.3: a path of 256, with its two brackets. */
const EMAIL_CHARS_MAX = 254

export const isAddress = (sort: AddressSort, address: string): boolean => FORMS[sort](address)

/** What would be one, for whoever wrote another. */
export const ADDRESS_WORDS: Readonly<Record<Exclude<AddressSort, 'none'>, string>> = {
  email: 'one e-mail address such as lin@example.org',
  phone:
    'one telephone number in digits alone: +8613800138000 with the code of the country, or as it is dialled there',
  'push-subscription': 'what a browser gives for being told by push',
}

export const addressFault = (sort: AddressSort, address: string): string | undefined =>
  sort === 'none' || isAddress(sort, address) ? undefined : `expected ${ADDRESS_WORDS[sort]}`
