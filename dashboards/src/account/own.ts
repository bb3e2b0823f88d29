import type { WireSecondFactor, WireSessions } from '../../../services/api/wire/account.ts'
import type { WireContacts, WireContactsBody } from '../../../services/api/wire/notice.ts'
import { ask } from '../api/request.ts'
import { useGet } from '../api/use-get.ts'

export const CONTACTS = '/api/me/contacts'
export const FACTOR = '/api/me/second-factor'
export const SESSIONS = '/api/me/sessions'

/** As it is typed, before it is saved. */
export type Way = WireContactsBody['ways'][number]

export const useContacts = (path = CONTACTS) => useGet<WireContacts>(path)
export const useFactor = () => useGet<WireSecondFactor>(FACTOR)
export const useSessions = () => useGet<WireSessions>(SESSIONS)

export const saveContacts = (path: string, body: WireContactsBody) =>
  ask<WireContacts>(path, { method: 'PUT', body })
