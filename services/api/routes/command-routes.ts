import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { whyNot } from '../../domain/alerts/why-not.ts'
import type { Alert } from '../../domain/model/alert.ts'
import { ACTIONS, type Action, type Command } from '../../domain/model/command.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { canBeSilenced } from '../../domain/rules/can-be-silenced.ts'
import type { NoticeDesk } from '../../notify/desk.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import type { Reach } from '../access/reach.ts'
import { helpNeeded, isOnlyHelpNeeded, type SeenAlert } from '../access/redacted.ts'
import type { Right } from '../access/rights.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Caller } from '../access/sessions.ts'
import { allSeen, type Sight } from '../access/visible.ts'
import { alertForm } from '../form/alert-form.ts'
import { defined } from '../form/defined.ts'
import { ApiProblem } from '../problem.ts'
import { submit } from '../submit.ts'
import { alertAnswer, command as commandBody } from '../wire/alert.ts'
import { reachAdvice, refuseUnfitAssignee } from './assignee.ts'
import { fit } from './command-body.ts'
import { refuseProgram } from './in-person.ts'

export interface CommandRouteOptions {
  readonly alerts: Pick<AlertStore, 'get'>
  readonly intake: Intake
  readonly looks: Looks
  readonly sight: Sight
  readonly rules: readonly Rule[]
  readonly registry: Pick<Registry, 'customRule' | 'roster'>
  readonly reachDesk: Pick<NoticeDesk['reach'], 'among'>
}

export const commandRoutes: FastifyPluginAsyncZod<CommandRouteOptions> = async (app, options) => {
  const { alerts, intake, looks, sight, rules, registry, reachDesk } = options

  const ruleOf = (id: string) => rules.find(one => one.id === id) ?? registry.customRule(id)

  /** Answers with the alert as it is after the command; the refusals are values of the domain. */
  async function carryOut(command: Command, caller: Caller, reach: Reach) {
    const sees = sight.as(caller)
    const found = await alerts.get(command.alertId)
    const seen = found && sees(found.alert)
    if (found === undefined || seen === undefined) throw new ApiProblem('ALERT_NOT_FOUND')
    if (!reach.alert(found.alert)) throw new ApiProblem('NOT_ALLOWED')
    refuseUnseen(command.action, seen)
    refuseProgram(command.action, caller, { alert: found.alert, seen }, ruleOf)
    const roster = registry.roster(found.alert.site)
    refuseUnfitAssignee(command.action, command.assignee, { alert: found.alert, seen }, roster, sight)
    const { outcome } = await submit(intake, found.alert.site, { type: 'command', command })
    if (outcome === undefined) throw new Error(`no outcome of ${command.action} on ${command.alertId}`)
    await looks.atAlerts(caller, outcome.alert ? allSeen([outcome.alert], sees) : [])
    // The flow forgets an alert when it is resolved; the list does not.
    if (!outcome.ok && outcome.code === 'ALERT_NOT_FOUND') {
      const settled = await alerts.get(command.alertId)
      const detail = whyNot('ALERT_ALREADY_RESOLVED', command.action, found.alert)
      throw new ApiProblem(
        'ALERT_ALREADY_RESOLVED',
        defined({ alert: settled && sees(settled.alert), detail }),
      )
    }
    const alert = outcome.alert && sees(outcome.alert)
    if (!outcome.ok) throw new ApiProblem(outcome.code, defined({ alert, detail: outcome.detail }))
    const { action, assignee } = command
    const advice = await reachAdvice(action, assignee, found.alert, reachDesk)
    const says = advice ?? silenceOf(action, outcome.alert)
    return { alert: alertForm(alert ?? helpNeeded(outcome.alert)), ...defined({ says }) }
  }

  /** What is put aside is so whatever becomes of it: whoever does it is told where that may be the worst. */
  function silenceOf(action: Action, { rule: id }: Alert): Text | undefined {
    const rule = ruleOf(id)
    return action === 'shelve' && rule !== undefined && canBeSilenced(rule) ? EVEN_CRITICAL : undefined
  }

  for (const action of ACTIONS) {
    app.route({
      method: 'POST',
      url: `/api/alerts/:id/${action}`,
      config: { right: rightTo[action] },
      schema: {
        tags: ['alerts'],
        summary: summaries[action],
        params: z.object({ id: z.string().max(128) }),
        headers: z.object({ 'idempotency-key': z.string().min(1).max(128).optional() }),
        body: commandBody.nullish(),
        response: { 200: alertAnswer },
      },
      handler: async request => {
        const caller = callerOf(request)
        const body = fit(action, defined(request.body ?? {}))
        const key = request.headers['idempotency-key']
        const named = key === undefined ? {} : { key: `${caller.username} ${key}` }
        const command = { action, alertId: request.params.id, actor: caller.username, ...body, ...named }
        return carryOut(command, caller, reachOf(request))
      },
    })
  }
}

/**
 * Whoever knows no more than that help is needed cannot judge whether it may wait; and the refusal for what a life hangs on
 * would tell that it is that.
 */
function refuseUnseen(action: Action, alert: SeenAlert): void {
  if ((action === 'pause' || action === 'shelve') && isOnlyHelpNeeded(alert))
    throw new ApiProblem('NOT_ALLOWED', { detail: `${action} is for those who may see what it is` })
}

const rightTo: Readonly<Record<Action, Right>> = {
  acknowledge: 'alerts.handle',
  claim: 'alerts.handle',
  assign: 'alerts.handle',
  transfer: 'alerts.handle',
  return: 'alerts.handle',
  pause: 'alerts.handle',
  resume: 'alerts.handle',
  urge: 'alerts.handle',
  comment: 'alerts.handle',
  'on-site': 'alerts.handle',
  resolve: 'alerts.handle',
  shelve: 'alerts.shelve',
  unshelve: 'alerts.shelve',
}

const EVEN_CRITICAL = text(
  'Until then nobody hears of this rule on this device, not even when it is or becomes critical.',
  '在此之前，该设备的这条规则不再通知任何人，即使达到紧急级别。',
)

const summaries: Readonly<Record<Action, string>> = {
  acknowledge: 'Somebody has seen it',
  claim: 'I take it; refused where somebody else has it',
  assign: 'Somebody takes it, whoever has it so far',
  transfer: 'Who has it hands it to somebody else, with a note',
  return: 'Who has it gives it back, with a reason: it is new again',
  pause: 'Who has it waits for something, with a reason and an end; never where a life may hang on it',
  resume: 'It goes on, before the end of the pause',
  urge: 'Somebody presses for it, once a minute at most',
  comment: 'Add a note',
  'on-site': 'Somebody is there',
  resolve: 'It is settled',
  shelve: 'Put aside for a while, with what its rule raises of the device until then',
  unshelve: 'No longer put aside',
}
