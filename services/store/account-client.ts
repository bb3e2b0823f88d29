import type { accountReads, accountWrites } from './account-table.ts'
import type { StorageThreads } from './storage-threads.ts'
import type { AccountStore } from './store.ts'

type Reads = ReturnType<typeof accountReads>
type Writes = ReturnType<typeof accountWrites>

/** Which thread does what. A table with another operation than these does not compile. */
const READS: { readonly [Name in keyof Reads]: true } = {
  person: true,
  people: true,
  signInUse: true,
  isFormer: true,
  session: true,
  sessionsOf: true,
  link: true,
  factor: true,
  recoveryCodesLeft: true,
  knowsBrowser: true,
  identity: true,
  keys: true,
  keyByHash: true,
  accountEvents: true,
  deviceTokens: true,
  deviceCertificates: true,
  seenCertificates: true,
  looks: true,
  views: true,
}
const WRITES: { readonly [Name in keyof Writes]: true } = {
  savePerson: true,
  replaceHash: true,
  removePerson: true,
  openSession: true,
  touchSession: true,
  closeSession: true,
  dropExpiredSessions: true,
  addLink: true,
  takeLink: true,
  dropLinksOf: true,
  saveFactor: true,
  takeStep: true,
  takeRecoveryCode: true,
  removeFactor: true,
  rememberBrowser: true,
  forgetBrowsersOf: true,
  saveIdentity: true,
  saveKey: true,
  touchKey: true,
  removeKey: true,
  recordAccountEvent: true,
  saveDeviceTokens: true,
  removeDeviceToken: true,
  saveDeviceCertificate: true,
  removeBoundCertificates: true,
  saveSeenCertificates: true,
  recordLooks: true,
  saveView: true,
  removeView: true,
}

/** The operations of tables as those see them who have to wait for the answer. */
export type Asked<Ops> = {
  readonly [Name in keyof Ops]: Ops[Name] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Answer>
    : never
}

type Ask = (name: string) => (...given: unknown[]) => unknown

/** The accounts as the main thread sees them: each call is a question to a thread. */
export function accountsOf({ reader, writer }: StorageThreads): AccountStore {
  return accountsThrough(
    name =>
      (...given) =>
        reader.call(name as never, ...(given as never)),
    name =>
      (...given) =>
        writer.call(name as never, ...(given as never)),
  )
}

export function accountsThrough(read: Ask, write: Ask): AccountStore {
  const accounts = Object.fromEntries([
    ...Object.keys(READS).map(name => [name, read(name)]),
    ...Object.keys(WRITES).map(name => [name, write(name)]),
  ])
  return accounts as Asked<Reads> & Asked<Writes>
}
