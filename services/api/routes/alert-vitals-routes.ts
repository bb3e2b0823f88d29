import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Alert } from '../../domain/model/alert.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import { type Vital, vitalsOf } from '../../domain/rules/vitals-at.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { History } from '../../store/history.ts'
import type { AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { isRedacted } from '../access/redacted.ts'
import type { Sight } from '../access/visible.ts'
import type { Consents } from '../people/consents.ts'
import { ApiProblem } from '../problem.ts'
import { alertVitals, type WireAlertVitals } from '../wire/alert-vitals.ts'
import { vitalsBefore } from './vitals-before.ts'

export interface AlertVitalsOptions {
  readonly alerts: Pick<AlertStore, 'get'>
  readonly history: Pick<History, 'series'>
  readonly registry: Pick<Registry, 'get'>
  readonly kinds: readonly Kind[]
  readonly looks: Pick<Looks, 'atAlerts' | 'atDevices'>
  readonly sight: Pick<Sight, 'as'>
  readonly consents: Pick<Consents, 'missingFor'>
}

export const alertVitalsRoutes: FastifyPluginAsyncZod<AlertVitalsOptions> = async (app, options) => {
  const { alerts, history, registry, looks, sight, consents } = options
  const health = new Set(options.kinds.filter(kind => kind.health).map(({ kind }) => kind))

  app.route({
    method: 'GET',
    url: '/api/alerts/:id/vitals',
    config: { right: 'health.read' },
    schema: {
      tags: ['alerts'],
      summary: 'What was known of the wearer when the alert was raised, with the points of NEWS2',
      params: z.object({ id: z.string().max(128) }),
      response: { 200: alertVitals },
    },
    handler: async request => {
      const caller = callerOf(request)
      const found = await alerts.get(request.params.id)
      const alert = found && sight.as(caller)(found.alert)
      if (alert === undefined) throw new ApiProblem('ALERT_NOT_FOUND')
      // Of no wearer, or of one whose data was erased.
      if (isRedacted(alert) || !health.has(alert.deviceKind)) return formOf(alert, {}, () => false)
      await looks.atAlerts(caller, [alert])
      const view = registry.get(alert.deviceId)
      if (view !== undefined) await looks.atDevices(caller, [view.device], 'readings')
      return await vitalsAnswer(alert)
    },
  })

  async function vitalsAnswer(alert: Alert) {
    const view = registry.get(alert.deviceId)
    const isHers = view !== undefined && (view.historyFrom ?? 0) <= alert.raisedAt
    const device = isHers ? view.device : undefined
    const isMissing = (metric: string) =>
      device !== undefined && consents.missingFor(device, metric) !== undefined
    const from = view?.historyFrom ?? 0
    const measured = await vitalsBefore(history, {
      alert,
      device,
      from,
      isShown: one => !isMissing(one),
    }).catch(cause => {
      throw new ApiProblem('HISTORY_UNAVAILABLE', { cause })
    })
    return formOf(alert, measured, isMissing)
  }
}

function formOf(
  alert: Alert,
  measured: Parameters<typeof vitalsOf>[0],
  isMissing: (metric: string) => boolean,
): WireAlertVitals {
  const { vitals, total, known } = vitalsOf(measured, alert.evidence.settings.spo2Scale === 2 ? 2 : 1)
  return {
    at: toRfc3339(alert.raisedAt),
    vitals: vitals.map(vital => ({ ...vitalForm(vital), ...(isMissing(vital.parameter) && CONSENT) })),
    total: known === 0 ? null : total,
    known,
  }
}

const CONSENT = { missing: 'consent' } as const

const vitalForm = ({ parameter, measured, points }: Vital) => ({
  metric: parameter,
  value: measured?.value ?? null,
  at: measured === undefined ? null : toRfc3339(measured.at),
  points: points ?? null,
})
