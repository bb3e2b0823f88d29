import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { WireSitePlan, WireSitePlanList } from '../../../services/api/wire/site-plan.ts'
import { ask, isCode } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { type Draft, draftOf } from './draft.ts'
import { sitePlansPath } from './use-plan-data.ts'

/** What was on the server when the drawing began, or when theirs was taken in. */
export interface Known {
  readonly plan: WireSitePlan | undefined
  readonly base: Draft
}

/** Somebody saved it first; nothing where they deleted it. */
export interface Overtaken {
  readonly theirs: WireSitePlan | undefined
}

interface Sent {
  readonly draft: Draft
  readonly over: WireSitePlan | undefined
}

const NEW = 'new'

/** Sends what is drawn, and finds out what others did meanwhile. */
export function usePlanSaving(site: string, first: WireSitePlan | undefined, blank: Draft) {
  const [known, setKnown] = useState<Known>({
    plan: first,
    base: first === undefined ? blank : draftOf(first),
  })
  const [overtaken, setOvertaken] = useState<Overtaken>()
  const [id] = useState(() => first?.id ?? `plan-${Date.now().toString(36)}`)
  const changed = useChanged()
  const path = `${sitePlansPath(site)}/${encodeURIComponent(id)}`

  async function save(draft: Draft, over: WireSitePlan | undefined): Promise<WireSitePlan> {
    const body = { ...draft, version: over?.version ?? NEW }
    const plan = await ask<WireSitePlan>(path, { method: 'PUT', body })
    setKnown({ plan, base: draftOf(plan) })
    await changed(sitePlansPath(site))
    return plan
  }

  const saving = useMutation({
    /** `over`: the plan that it takes the place of. */
    mutationFn: ({ draft, over }: Sent) => save(draft, over),
    async onError(error) {
      if (!isCode(error, 'SITE_PLAN_VERSION_CONFLICT')) return
      const { plans } = await ask<WireSitePlanList>(sitePlansPath(site))
      setOvertaken({ theirs: plans.find(one => one.id === id) })
    },
  })

  /** A picture wants a plan to lie below. */
  const picturing = useMutation({
    async mutationFn({ file, draft }: { readonly file: Blob | undefined; readonly draft: Draft }) {
      if (known.plan === undefined) await save(draft, undefined)
      const answer = await ask<WireSitePlan>(
        `${path}/picture`,
        file === undefined ? { method: 'DELETE' } : { method: 'PUT', body: file },
      )
      setKnown(({ base, plan }) => ({ base, plan: { ...(plan ?? answer), picture: answer.picture } }))
      await changed(sitePlansPath(site))
      return answer
    },
  })

  const removing = useMutation({
    async mutationFn() {
      await ask(path, { method: 'DELETE' })
      await changed(sitePlansPath(site))
    },
  })

  /** From here on it is theirs that mine goes over. */
  function settle(): WireSitePlan | undefined {
    const theirs = overtaken?.theirs
    setKnown(({ base }) => ({ plan: theirs, base: theirs === undefined ? base : draftOf(theirs) }))
    setOvertaken(undefined)
    return theirs
  }

  return { id, known, overtaken, settle, saving, picturing, removing }
}
