import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Rule } from '../../domain/model/rule.ts'
import { DAY, type DurationMs, type Instant } from '../../domain/model/time.ts'
import type { Period } from '../../domain/quality/life.ts'
import type { QualityReport } from '../../domain/quality/report.ts'
import { SLOT_MS } from '../../domain/quality/slots.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import type { AlarmQuality, QualityQuery } from '../../store/quality.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { type OwnDevices, ownDevices } from '../access/own-devices.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import { defined } from '../form/defined.ts'
import { qualityForm } from '../form/quality-form.ts'
import { culpritForm } from '../form/remedy-form.ts'
import type { RuleTitles } from '../form/rule-titles.ts'
import { ApiProblem } from '../problem.ts'
import { alarmQuality, qualityFilter } from '../wire/quality.ts'
import { beginningOf } from './period.ts'
import { namesSeen } from './quality-names.ts'
import { refuseUnknown } from './quality-scope.ts'

export interface QualityRouteOptions {
  readonly quality: AlarmQuality
  readonly rules: readonly Rule[]
  readonly registry: OwnDevices & Pick<Registry, 'tuning' | 'customRule'>
  readonly accounts: Pick<AccountStore, 'person'>
  /** Whether an account is among those that the list of accounts shows to somebody. */
  readonly mayKnow: (by: Caller, account: PersonAccount) => boolean
  readonly looks: Pick<Looks, 'atDevices'>
  readonly sight: Pick<Sight, 'isWhole'>
  readonly titles: RuleTitles
  readonly intake: Pick<Intake, 'now'>
  readonly periodMsMax: DurationMs
}

export const qualityRoutes: FastifyPluginAsyncZod<QualityRouteOptions> = async (app, options) => {
  const { quality, rules, registry, accounts, looks, sight, titles, intake, periodMsMax } = options
  const rule = (id: string) => rules.find(one => one.id === id) ?? registry.customRule(id)

  app.route({
    method: 'GET',
    url: '/api/alarm-quality',
    config: { right: 'quality.read' },
    schema: {
      tags: ['alerts'],
      summary:
        'How good the alarms are, by the figures of ISA-18.2 and EEMUA 191, and what would make them better',
      querystring: qualityFilter,
      response: { 200: alarmQuality },
    },
    handler: async request => {
      const period = periodOf(request.query, intake.now(), periodMsMax)
      const reach = reachOf(request)
      const own = ownDevices(registry, reach)
      const query = { ...queryOf(request.query, period), ...defined({ within: reach.within() }) }
      const report = await quality.report(query)
      if (report === undefined) {
        throw new ApiProblem('TIME_RANGE_INVALID', {
          detail: 'more alerts than LINLI_QUALITY_ALERTS_MAX: ask for a shorter period or for less of it',
        })
      }
      const known = async (username: string) => {
        const account = await accounts.person(username)
        return account !== undefined && options.mayKnow(callerOf(request), account)
      }
      await refuseUnknown(query, report, { rule, registry: own, knowsActor: known })
      const asked = own.get(request.query.device ?? '')?.device
      const caller = callerOf(request)
      if (asked !== undefined && !sight.isWhole(caller, asked)) throw new ApiProblem('NOT_ALLOWED')
      const { shown, named } = namesSeen(report, {
        registry,
        isWhole: one => sight.isWhole(caller, one),
        by: query.by,
      })
      await looks.atDevices(caller, asked === undefined ? named : [asked, ...named], 'figures')
      const { site } = request.query
      const titleOf = await titles(rulesIn(shown))
      const context = { rule, titleOf, registry, period, scope: defined({ site }) }
      const faults = shown.faults.map(({ figure, culprits }) => ({
        figure,
        culprits: culprits.map(culprit => culpritForm(figure, culprit, context)),
      }))
      return qualityForm(shown, faults, titleOf)
    },
  })
}

/** The last week where nothing is said; never later than now, where nothing has happened yet. */
function periodOf({ from, to }: Asked, now: Instant, msMax: DurationMs): Period {
  const end = Math.min(now, to === undefined ? now : Date.parse(to))
  const begin = from === undefined ? end - 7 * DAY : Date.parse(from)
  if (begin >= end)
    throw new ApiProblem('TIME_RANGE_INVALID', { detail: '`from` is not before `to`, or not before now' })
  if (end - begin < SLOT_MS)
    throw new ApiProblem('TIME_RANGE_INVALID', {
      detail: 'shorter than the ten minutes that alarms are counted by',
    })
  return { from: beginningOf(begin, end, msMax, 'LINLI_QUALITY_DAYS_MAX'), to: end }
}

const rulesIn = ({ top, faults }: QualityReport): string[] => [
  ...top.rules.map(({ name }) => name),
  ...faults.flatMap(({ culprits }) => culprits.map(({ rule }) => rule)),
]

type Asked = z.output<typeof qualityFilter>

function queryOf({ from: _from, to: _to, device, ...filter }: Asked, period: Period): QualityQuery {
  return { period, ...defined(filter), ...(device === undefined ? {} : { deviceId: device }) }
}
