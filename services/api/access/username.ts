import { SYSTEM } from '../../domain/model/person.ts'

/** Typed on a phone, a name begins with a capital and ends with a space. */
export const asUsername = (given: string): string => given.trim().toLowerCase()

/** One that goes wherever an id goes, in one spelling: “Wang” and “wang” are never two people. */
export const USERNAME_PATTERN = /^[a-z0-9][a-z0-9._-]{0,63}$/
export const USERNAME_WORDS = 'small letters, digits, and . _ - inside; at most 64 characters'

/** What the server does by itself stands in the log under a name of its own. */
export const isReserved = (username: string): boolean => username === SYSTEM
