import type { DutyOverride, Rota } from '../../domain/model/duty.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import { versionOf } from '../people/roster-office.ts'
import type { WireOverride, WireOverrideBody, WireRota, WireRotaBody } from '../wire/duty.ts'
import { defined } from './defined.ts'

export const rotaForm = (rota: Rota): WireRota => ({
  ...defined({ id: rota.id, name: rota.name }),
  role: rota.role,
  zones: [...rota.zones],
  shifts: rota.shifts.map(({ weekdays, on, ...shift }) => ({
    ...shift,
    weekdays: [...weekdays],
    on: [...on],
  })),
  overrides: rota.overrides.map(overrideForm),
  holidays: rota.holidays.map(({ on, ...holiday }) => ({ ...holiday, ...(on && { on: [...on] }) })),
  handOverMs: rota.handOverMs,
  version: versionOf({ what: 'rota', rota }),
})

export const overrideForm = ({ from, to, on, insteadOf, ...rest }: DutyOverride): WireOverride => ({
  ...rest,
  from: toRfc3339(from),
  to: toRfc3339(to),
  on: [...on],
  ...(insteadOf && { insteadOf: [...insteadOf] }),
})

export const overrideOf = (id: string, { from, to, ...body }: WireOverrideBody): DutyOverride => ({
  id,
  ...defined(body),
  from: Date.parse(from),
  to: Date.parse(to),
})

/** Its overrides are made by whoever knows those that are there. */
export const rotaOf = (id: string, body: WireRotaBody, overrides: readonly DutyOverride[]): Rota => ({
  id,
  ...defined({ name: body.name }),
  role: body.role,
  zones: body.zones,
  shifts: body.shifts.map(defined),
  overrides,
  holidays: body.holidays.map(defined),
  handOverMs: body.handOverMs,
})
