import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { isId } from '../../domain/model/place.ts'
import { text } from '../../domain/model/text.ts'
import { DAY, SECOND } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import type { Reaches } from '../access/reaches.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import { ApiProblem } from '../problem.ts'
import type { DeviceOffice } from '../routes/device-office.ts'
import { atItsAddress } from '../routes/its-address.ts'
import { behindItsSource } from '../routes/source-gateway.ts'
import { asIfSaved, refuseUnfit, type Tells } from '../routes/unfit-device.ts'
import { refuseUnfitOrigin } from '../routes/unfit-origin.ts'
import type { Fault } from './cells.ts'
import { deviceFault } from './device-fault.ts'
import { originCells, originColumns, readOrigin } from './origin-cells.ts'
import type { RowReader } from './row-reader.ts'
import type { Sheet } from './sheet.ts'
import { NO_ID } from './zone-sheet.ts'

export interface DeviceSheetOptions {
  readonly registry: Pick<Registry, 'list' | 'get' | 'behind' | 'heardAt'>
  readonly sources: Pick<SourceDesk, 'get' | 'gatewayOf' | 'addressAt' | 'whoIsAt'>
  readonly office: Pick<DeviceOffice, 'saveAll'>
  readonly kinds: readonly Kind[]
  readonly ownDevice?: string
  readonly sight: Pick<Sight, 'isWhole'>
  readonly reaches: Reaches
}

export function deviceSheet(options: DeviceSheetOptions): Sheet<Device> {
  const { registry, sources, office, kinds, ownDevice, sight, reaches } = options
  const words = Object.fromEntries(kinds.map(({ kind, title }) => [kind, title]))
  const known = new Set(kinds.map(({ kind }) => kind))

  /** As the file says, as it was where the file has no such column, or nothing. */
  const kept = (row: RowReader, column: string, charsMax: number, before: string | undefined) =>
    row.has(column) ? row.optional(column, charsMax) : before

  function needed(row: RowReader, column: string, charsMax: number, before: string | undefined): string {
    return row.has(column) || before === undefined ? row.required(column, charsMax) : before
  }

  return {
    columns: [
      { name: 'id', title: text('Id', '设备编号') },
      { name: 'kind', title: text('Kind', '设备类型') },
      { name: 'name', title: text('Name', '名称') },
      { name: 'zone', title: text('Zone', '区域') },
      { name: 'model', title: text('Model', '型号') },
      { name: 'gateway', title: text('Gateway', '网关') },
      { name: 'interval_s', title: text('Expected interval (s)', '上报间隔（秒）') },
      ...originColumns,
    ],
    present: (site, by) =>
      new Map(
        Array.from(registry.list(), ({ device }) => device)
          .filter(device => device.site === site && sight.isWhole(by, device))
          .map(device => [device.id, device]),
      ),
    idOf: ({ id = '' }) => (isId(id) ? id : { column: 'id', says: NO_ID }),
    read(row, id, site, before) {
      const kind = row.has('kind') ? row.oneOf('kind', words) : before?.kind
      if (kind === undefined && row.faults.length === 0) row.fault('kind', text('it is missing', '不能为空'))
      const zone = needed(row, 'zone', 64, before?.zone)
      if (zone !== '' && !isId(zone)) row.fault('zone', NO_ID)
      const name = needed(row, 'name', 100, before?.name)
      const model = kept(row, 'model', 100, before?.model)
      const gateway = kept(row, 'gateway', 64, before?.gateway)
      const seconds = row.integer('interval_s', 1, (31 * DAY) / SECOND)
      const expectedIntervalMs = row.has('interval_s')
        ? seconds !== undefined && seconds * SECOND
        : before?.expectedIntervalMs
      const origin = readOrigin(row, before?.origin)
      const device = {
        ...{ id, kind: kind ?? '', site, zone, name },
        ...(model !== undefined && { model }),
        ...(gateway !== undefined && { gateway }),
        ...(typeof expectedIntervalMs === 'number' && { expectedIntervalMs }),
        ...(origin !== undefined && { origin }),
      }
      // As it will be saved: a preview tells no other story.
      return behindItsSource(atItsAddress(device, sources), registry, sources)
    },
    write: ({ id, kind, name, zone, model, gateway, expectedIntervalMs, origin }) => ({
      ...{ id, kind, name, zone, model: model ?? '', gateway: gateway ?? '' },
      interval_s: expectedIntervalMs === undefined ? '' : String(expectedIntervalMs / SECOND),
      ...originCells(origin),
    }),
    async check(concerned, devices, { by }) {
      const tells = tellsTo(by)
      const among = asIfSaved([...devices.values()], registry)
      const faults = new Map<string, Fault>()
      for (const id of concerned) {
        const device = devices.get(id)
        if (device === undefined) continue
        const check = () => {
          refuseForeign(device, by, tells)
          refuseUnfit(device, registry, known, { tells, among })
          refuseUnfitOrigin(device, registry.get(device.id)?.device, among, sources)
        }
        const fault = deviceFault(id === ownDevice, check)
        if (fault !== undefined) faults.set(id, fault)
      }
      return faults
    },
    apply: (devices, { site, actor, by }) => office.saveAll(devices, site, { actor, tells: tellsTo(by) }),
  }

  function tellsTo(by: Caller): Tells {
    const reach = reaches.of(by, 'devices.write')
    return device => reach?.device(device) === true && sight.isWhole(by, device)
  }

  /** As the route for one device refuses it: neither what is elsewhere, nor a band to whoever may not know whose it is. */
  function refuseForeign(device: Device, by: Caller, tells: Tells): void {
    const before = registry.get(device.id)?.device ?? device
    if (!tells(before) || !sight.isWhole(by, device)) throw new ApiProblem('NOT_ALLOWED')
  }
}
