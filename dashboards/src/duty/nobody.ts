import type { WireRotaBody } from '../../../services/api/wire/duty.ts'
import type { WirePlanBody } from '../../../services/api/wire/plan.ts'

/** Nobody is in any shift or on any holiday: the server refuses it, unless somebody stands in by name. */
export const hasNobody = ({ shifts, holidays = [] }: WireRotaBody): boolean =>
  [...shifts, ...holidays].every(({ on = [] }) => on.length === 0)

/** It names no rule, kind, severity or place. */
export const isForEverything = ({ match }: WirePlanBody): boolean => Object.keys(match).length === 0

/** The first step, at which nobody has it in hand, tells nobody but whoever has. */
export const tellsWhoHasItFirst = ({ steps: [first] }: WirePlanBody): boolean =>
  first !== undefined && first.tell.length > 0 && first.tell.every(({ who }) => who === 'assignee')
