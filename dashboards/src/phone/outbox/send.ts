import type { QueryClient } from '@tanstack/react-query'
import type { WireAlert, WireAlertAnswer, WireCommand } from '../../../../services/api/wire/alert.ts'
import { ApiProblem, ask, isSignedOut } from '../../api/request.ts'
import { type Entry, isWord } from './entry.ts'
import { sendKeptPhoto } from './kept-photos.ts'
import type { Outcome } from './outbox.ts'
import { takeIn } from './take-in.ts'

/** On a bad line an answer may never come; the same key makes asking again harmless. */
const ANSWER_MS_MAX = 20_000

export async function sendEntry(client: QueryClient, entry: Entry): Promise<Outcome> {
  try {
    if (entry.action === 'photo') return await sendKeptPhoto(client, entry)
    const { alert, says } = await ask<WireAlertAnswer>(pathOf(entry), {
      method: 'POST',
      body: bodyOf(entry),
      headers: { 'idempotency-key': entry.key },
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    })
    takeIn(client, alert)
    return { type: 'done', version: alert.version, ...(says && { says }) }
  } catch (error) {
    if (isSignedOut(error)) void client.invalidateQueries({ queryKey: ['me'] })
    const outcome = outcomeOf(error, entry)
    const now = alertOf(error)
    if (now !== undefined) takeIn(client, now)
    if (outcome.type === 'refused')
      void client.invalidateQueries({ queryKey: ['alerts', 'file', entry.alertId] })
    return outcome
  }
}

/** What an error means for what was pressed. */
export function outcomeOf(error: unknown, entry: Entry): Outcome {
  if (!(error instanceof ApiProblem) || isPassing(error)) return { type: 'later' }
  const now = alertOf(error)
  if (now !== undefined && isSoAlready(entry, now)) return { type: 'done', version: now.version }
  return {
    type: 'refused',
    refusal: { code: error.code, who: now?.assignee ?? '', version: now?.version ?? null },
  }
}

/** Signed out, too fast, or a server that cannot just now: the press is as good later. */
const isPassing = ({ status, code }: ApiProblem): boolean =>
  status === 401 || status === 408 || status === 429 || status >= 500 || OWED.has(code)
const OWED: ReadonlySet<string> = new Set(['PASSWORD_CHANGE_NEEDED', 'SECOND_FACTOR_NEEDED'])

/** The answer to an earlier sending was lost, and forgotten by the server since: nothing is left to do. */
const isSoAlready = ({ action, by }: Entry, { assignee, handling }: WireAlert): boolean =>
  assignee === by &&
  ((action === 'claim' && handling === 'assigned') || (action === 'on-site' && handling === 'on-site'))

const alertOf = (error: unknown): WireAlert | undefined =>
  error instanceof ApiProblem ? (error.problem.alert as WireAlert | undefined) : undefined

const pathOf = ({ alertId, action }: Entry): string => `/api/alerts/${encodeURIComponent(alertId)}/${action}`

const bodyOf = (entry: Entry): WireCommand => ({
  ...entry.said,
  ...(!isWord(entry) && { version: entry.version }),
})
