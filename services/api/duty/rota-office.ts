import { randomUUID } from 'node:crypto'
import type { DutyOverride, Rota } from '../../domain/model/duty.ts'
import type { Actor } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import { DAY } from '../../domain/model/time.ts'
import { gapWarnings } from '../../domain/notices/gap-warnings.ts'
import { checkRota } from '../../domain/notices/rota-check.ts'
import { checkSomebody } from '../../domain/notices/rota-check-nobody.ts'
import type { RotaFault } from '../../domain/notices/rota-fault.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import { overrideOf, rotaOf } from '../form/duty-form.ts'
import { type Bring, entryOf, type RosterOffice, refuseStale } from '../people/roster-office.ts'
import { ApiProblem } from '../problem.ts'
import type { WireOverrideBody, WireRotaBody } from '../wire/duty.ts'
import type { DutyLimits } from './duty-limits.ts'
import { isZoneOf } from './known-zone.ts'

interface Edit {
  readonly site: SiteId
  readonly id: string
  readonly actor: Actor
  /** What is not to be seen is not there; what is seen may not be changed by everybody. */
  readonly mayRead: (rota: Rota) => boolean
  readonly mayWrite: (rota: Rota) => boolean
}

export interface SavedRota {
  readonly rota: Rota
  readonly warnings: readonly RotaFault[]
}

/** Checks what somebody writes in a rota and takes it to its site, one edit at a time. */
export interface RotaOffice {
  save(edit: Edit & { readonly body: WireRotaBody }): Promise<SavedRota>
  remove(edit: Edit & { readonly seen: string | undefined }): Promise<void>
  addOverride(
    edit: Edit & { readonly body: WireOverrideBody },
  ): Promise<SavedRota & { override: DutyOverride }>
  removeOverride(edit: Edit & { readonly override: string }): Promise<void>
}

export interface RotaOfficeOptions {
  readonly registry: Pick<Registry, 'roster' | 'list'>
  readonly intake: Intake
  readonly roster: RosterOffice
  readonly timeZoneOf: (site: SiteId) => string
  readonly limits: DutyLimits
}

/** What is over is kept as long as a calendar may be asked for it; the log has all of it. */
const KEEP_OVER_MS = 366 * DAY

export function createRotaOffice({
  registry,
  intake,
  roster,
  timeZoneOf,
  limits,
}: RotaOfficeOptions): RotaOffice {
  const present = (site: SiteId, id: string) => registry.roster(site).rotas.get(id)

  const kept = (overrides: readonly DutyOverride[] = []) =>
    overrides.filter(({ to }) => to > intake.now() - KEEP_OVER_MS)

  function found(edit: Edit): Rota {
    const rota = present(edit.site, edit.id)
    if (rota === undefined) throw new ApiProblem('ROTA_NOT_FOUND', { detail: edit.id })
    return allowed(rota, edit)
  }

  async function save(edit: Parameters<RotaOffice['save']>[0], bring: Bring): Promise<SavedRota> {
    const { site, id, body, mayWrite } = edit
    const before = present(site, id)
    if (before !== undefined) allowed(before, edit)
    refuseStale(entryOf(registry.roster(site), 'rota', id), body.version)
    const overrides = body.overrides?.map(one => overrideOf(one.id ?? newOverrideId(), one))
    const rota = rotaOf(id, body, overrides ?? kept(before?.overrides))
    if (!mayWrite(rota)) throw new ApiProblem('NOT_ALLOWED', { detail: rota.zones.join(', ') })
    if (before === undefined && registry.roster(site).rotas.size >= limits.rotasMax)
      throw new ApiProblem('ROTAS_TOO_MANY', { detail: `LINLI_ROTAS is ${limits.rotasMax}` })
    return take(edit, rota, bring, () => true, checkSomebody(rota, { now: intake.now() }))
  }

  /** What was right when it was saved, and is not any more, does not hinder another change: `concerns` says which does. */
  async function take(
    { site, actor }: Edit,
    rota: Rota,
    bring: Bring,
    concerns: (fault: RotaFault) => boolean,
    besides: readonly RotaFault[] = [],
  ): Promise<SavedRota> {
    const { members, rotas, zones } = registry.roster(site)
    const now = intake.now()
    const isZone = isZoneOf(site, registry)
    const knownOverrides = new Set(rotas.get(rota.id)?.overrides.map(({ id }) => id))
    const timeZone = timeZoneOf(site)
    const judged = { members, isZone, zones, now, timeZone, knownOverrides, limits: limits.rota }
    const faults = [...besides, ...checkRota(rota, judged).filter(concerns)]
    if (faults.some(({ level }) => level === 'fault')) throw new ApiProblem('ROTA_INVALID', { faults })
    await bring([{ type: 'roster-saved', entry: { what: 'rota', rota }, actor }])
    const all = [...new Map(rotas).set(rota.id, rota).values()]
    return { rota, warnings: [...faults, ...gapWarnings(rota, all, zones, timeZone, now)] }
  }

  async function addOverride(edit: Parameters<RotaOffice['addOverride']>[0], bring: Bring) {
    const rota = found(edit)
    const override = overrideOf(newOverrideId(), edit.body)
    const overrides = [...kept(rota.overrides), override]
    const saved = await take(edit, { ...rota, overrides }, bring, ({ path }) => {
      const last = `overrides.${overrides.length - 1}`
      return path === 'overrides' || path === last || path.startsWith(`${last}.`)
    })
    return { ...saved, override }
  }

  async function removeOverride(edit: Parameters<RotaOffice['removeOverride']>[0], bring: Bring) {
    const rota = found(edit)
    const overrides = rota.overrides.filter(({ id }) => id !== edit.override)
    if (overrides.length === rota.overrides.length)
      throw new ApiProblem('OVERRIDE_NOT_FOUND', { detail: edit.override })
    await take(edit, { ...rota, overrides }, bring, () => false)
  }

  async function remove(edit: Parameters<RotaOffice['remove']>[0], bring: Bring): Promise<void> {
    const { site, id, actor, seen } = edit
    found(edit)
    refuseStale(entryOf(registry.roster(site), 'rota', id), seen)
    await bring([{ type: 'roster-removed', what: 'rota', id, actor }])
  }

  return {
    save: edit => roster.run(edit.site, bring => save(edit, bring)),
    remove: edit => roster.run(edit.site, bring => remove(edit, bring)),
    addOverride: edit => roster.run(edit.site, bring => addOverride(edit, bring)),
    removeOverride: edit => roster.run(edit.site, bring => removeOverride(edit, bring)),
  }
}

function allowed(rota: Rota, { id, mayRead, mayWrite }: Edit): Rota {
  if (mayWrite(rota)) return rota
  throw new ApiProblem(mayRead(rota) ? 'NOT_ALLOWED' : 'ROTA_NOT_FOUND', { detail: id })
}

const newOverrideId = (): string => `o-${randomUUID().slice(0, 13)}`
