import type { Alert } from '../../domain/model/alert.ts'
import type { Action } from '../../domain/model/command.ts'
import { isNeverHeld, type Rule } from '../../domain/model/rule.ts'
import { isOnlyHelpNeeded, type SeenAlert } from '../access/redacted.ts'
import type { Caller } from '../access/sessions.ts'
import { ApiProblem } from '../problem.ts'

/** What ends the calls. */
const TAKES: ReadonlySet<Action> = new Set(['acknowledge', 'claim', 'on-site'])

/**
 * A program has nothing in hand: with its key revoked nobody would be called again. It may assign, for whoever is given it
 * must say so. Whoever sees no more than that help is needed hears the same of every alert.
 */
export function refuseProgram(
  action: Action,
  { rights }: Caller,
  { alert, seen }: { readonly alert: Alert; readonly seen: SeenAlert },
  ruleOf: (id: string) => Rule | undefined,
): void {
  if (rights === undefined || !TAKES.has(action)) return
  const rule = ruleOf(alert.rule)
  const isForALife = alert.latched || (rule !== undefined && isNeverHeld(rule))
  if (isForALife || isOnlyHelpNeeded(seen)) throw new ApiProblem('NOT_ALLOWED', { detail: IN_PERSON })
}

const IN_PERSON =
  'a program cannot have in hand what a life may hang on: assign it to somebody, or let a person take it'
