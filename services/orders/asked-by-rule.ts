import { type AlertChange, isForPeople } from '../domain/model/alert.ts'
import type { Command } from '../domain/model/command.ts'
import type { Device } from '../domain/model/device.ts'
import { SYSTEM } from '../domain/model/person.ts'
import type { Rule } from '../domain/model/rule.ts'
import { orderAt } from '../domain/rules/rule-order.ts'
import { type Intake, submitAndWait } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { OrderDesk } from './desk.ts'
import { refusedNote } from './order-words.ts'
import type { Ways } from './ways.ts'

export interface AskedByRuleOptions {
  readonly rules: readonly Rule[]
  readonly registry: Pick<Registry, 'get' | 'tuning'>
  readonly desk: Pick<OrderDesk, 'give'>
  readonly ways: Pick<Ways, 'specOf'>
  readonly intake: Intake
}

/** By these an alert becomes critical for people. */
const BEGINS: ReadonlySet<string> = new Set(['raised', 'severity-changed', 'reopened', 'released'])

/** What rules ask for when their alerts become critical, and how it is given. */
export function askedByRule({ rules, registry, desk, ways, intake }: AskedByRuleOptions) {
  const ordering = new Map(
    rules.filter(({ mayOrder }) => mayOrder !== undefined).map(rule => [rule.id, rule]),
  )

  function asked(change: AlertChange): { name: string; device: Device } | undefined {
    const { alert, event } = change
    const rule = ordering.get(alert.rule)
    if (rule === undefined || alert.severity !== 'critical' || !BEGINS.has(event.type)) return undefined
    const device = registry.get(alert.deviceId)?.device
    if (device === undefined || !isForPeople(change)) return undefined
    const name = orderAt(rule, registry.tuning(rule.id), device)
    return name === undefined ? undefined : { name, device }
  }

  async function give(change: AlertChange): Promise<void> {
    const wanted = asked(change)
    if (wanted === undefined) return
    const { alert, event } = change
    const key = `rule ${alert.id} ${event.n}`
    const given = await desk.give({
      ...{ ...wanted, parameters: {}, by: SYSTEM },
      ...{ alert: alert.id, key, since: event.at },
    })
    if (given.ok) return
    const note = refusedNote(wanted.name, ways.specOf({ device: alert.deviceId, name: wanted.name }))
    const command: Command = { action: 'comment', alertId: alert.id, actor: SYSTEM, note, key }
    const result = await submitAndWait(intake, alert.site, { type: 'command', command })
    if (!result.ok) throw new Error(result.code)
  }

  return { asksFor: (change: AlertChange) => asked(change) !== undefined, give }
}
