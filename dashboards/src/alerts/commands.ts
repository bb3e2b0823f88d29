import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  WireAlert,
  WireAlertAnswer,
  WireAlertFile,
  WireCommand,
} from '../../../services/api/wire/alert.ts'
import { ApiProblem, ask } from '../api/request.ts'
import { applyToRows } from '../feed/apply.ts'
import { type Cause, needsSomebody } from './alert.ts'
import { type AlertRows, BOARD_KEY, fileKey } from './lists.ts'

export const ACTIONS = [
  'acknowledge',
  'claim',
  'assign',
  'transfer',
  'return',
  'on-site',
  'pause',
  'resume',
  'urge',
  'resolve',
  'comment',
  'shelve',
  'unshelve',
] as const
export type Action = (typeof ACTIONS)[number]

export interface Command {
  readonly alert: WireAlert
  readonly action: Action
  readonly note?: string
  readonly assignee?: string
  readonly cause?: Cause
  readonly reason?: string
  readonly forMs?: number
}

/** Carries the version that the person saw: whoever comes second is told, not obeyed. */
export const sendCommand = ({ alert, action, ...body }: Command): Promise<WireAlertAnswer> =>
  ask<WireAlertAnswer>(`/api/alerts/${encodeURIComponent(alert.id)}/${action}`, {
    method: 'POST',
    body: { version: alert.version, ...body } satisfies WireCommand,
    headers: { 'idempotency-key': randomKey() },
  })

/** The feed says the same a moment later, with the event; a person should not have to wait for it. */
export function showAnswer(client: QueryClient, alert: WireAlert): void {
  client.setQueryData<AlertRows>(
    BOARD_KEY,
    rows => rows && { ...rows, alerts: withAlert(rows.alerts, alert) },
  )
  client.setQueryData<WireAlertFile>(fileKey(alert.id), file => file && { ...file, alert })
}

export function useCommand() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: sendCommand,
    onSuccess: ({ alert }) => showAnswer(client, alert),
    onError: (error, { alert }) => {
      if (isConflict(error)) void client.invalidateQueries({ queryKey: fileKey(alert.id) })
    },
    retry: false,
  })
}

/** Somebody was faster: nothing was changed. */
export const isConflict = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.status === 409 && !OWN_DOING.has(error.code)

/** These are so whatever others do. */
const OWN_DOING: ReadonlySet<string> = new Set([
  'ALERT_NEVER_PAUSED',
  'ALERT_NEVER_SHELVED',
  'ALERT_JUST_URGED',
])

function withAlert(rows: readonly WireAlert[], alert: WireAlert): readonly WireAlert[] {
  const event = {
    alertId: alert.id,
    n: 0,
    at: alert.updatedAt,
    type: 'commented',
    actor: '',
    note: null,
  } as const
  return applyToRows(rows, [{ seq: 0, at: alert.updatedAt, alert, event }], needsSomebody)
}

// `crypto.randomUUID` is missing where the page came over plain HTTP, as it does on many a LAN.
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
