import type { WirePlan, WirePlanBody, WirePlanList, WireSavedPlan } from '../../../services/api/wire/plan.ts'
import { sitePath } from '../api/places.ts'
import { ask } from '../api/request.ts'
import { useGet } from '../api/use-get.ts'

export const usePlans = (site: string) => useGet<WirePlanList>(`${sitePath(site)}/plans`)

export const planPath = (site: string, id: string): string =>
  `${sitePath(site)}/plans/${encodeURIComponent(id)}`

export const savePlan = (site: string, id: string, body: WirePlanBody) =>
  ask<WireSavedPlan>(planPath(site, id), { method: 'PUT', body })

export const changedByPlan = (site: string): readonly string[] => [
  `${sitePath(site)}/plans`,
  `${sitePath(site)}/plan-for`,
  `${sitePath(site)}/reachability`,
]

export function planBodyOf(plan: WirePlan | undefined): WirePlanBody {
  if (plan === undefined)
    return {
      match: {},
      steps: [
        { afterMs: 0, tell: [{ who: 'responsible' }] },
        { afterMs: 180_000, tell: [{ who: 'role', role: 'manager' }] },
      ],
    }
  const { id: _, builtIn: __, version: ___, ...body } = plan
  return body
}
