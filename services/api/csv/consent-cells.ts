import { CONSENTS, type ConsentTo } from '../../domain/model/household.ts'
import { text } from '../../domain/model/text.ts'
import type { Consent } from '../../store/people.ts'
import { NAME_MAX } from '../wire/people.ts'
import type { Cells } from './cells.ts'
import type { RowReader } from './row-reader.ts'

/** The table shows the latest of each sort; another date is another consent, and the ones before stay on record. */
export function readConsents(row: RowReader, before: readonly Consent[]): readonly Consent[] {
  return CONSENTS.reduce((consents, what) => readConsent(row, what, consents), before)
}

function readConsent(row: RowReader, what: ConsentTo, before: readonly Consent[]): readonly Consent[] {
  const column = (part: string) => `${what}_consent_${part}`
  if (!row.has(column('on'))) return before
  const latest = latestOf(before, what)
  const others = before.filter(consent => consent !== latest)
  const givenOn = row.day(column('on'))
  if (givenOn === undefined) return others
  const givenBy = row.optional(column('by'), NAME_MAX)
  if (givenBy === undefined) row.fault(column('by'), text('who gave it is missing', '缺少同意人'))
  const document = row.optional(column('document'), NAME_MAX)
  const withdrawnOn = row.day(column('withdrawn_on'))
  const consent: Consent = {
    ...{ what, givenOn, givenBy: givenBy ?? '' },
    ...(document !== undefined && { document }),
    ...(withdrawnOn !== undefined && { withdrawnOn }),
  }
  return latest?.givenOn === givenOn ? replaced(before, latest, consent) : [...before, consent]
}

/** In its place: what was changed of it is no other consent. */
const replaced = (all: readonly Consent[], old: Consent, by: Consent): readonly Consent[] =>
  all.map(consent => (consent === old ? by : consent))

const latestOf = (consents: readonly Consent[], what: ConsentTo): Consent | undefined =>
  consents.findLast(consent => consent.what === what)

export const consentCells = (consents: readonly Consent[]): Cells =>
  Object.fromEntries(
    CONSENTS.flatMap(what => {
      const latest = latestOf(consents, what)
      return [
        [`${what}_consent_on`, latest?.givenOn ?? ''],
        [`${what}_consent_by`, latest?.givenBy ?? ''],
        [`${what}_consent_document`, latest?.document ?? ''],
        [`${what}_consent_withdrawn_on`, latest?.withdrawnOn ?? ''],
      ]
    }),
  )
