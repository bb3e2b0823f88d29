import { codecs } from '../../decode/codecs/codecs.ts'
import type { Mounting, Origin } from '../../domain/model/origin.ts'
import { isId } from '../../domain/model/place.ts'
import { type Text, text } from '../../domain/model/text.ts'
import type { Cells } from './cells.ts'
import type { RowReader } from './row-reader.ts'
import type { Column } from './sheet.ts'
import { NO_ID } from './zone-sheet.ts'

/** Where a device is heard, when a source speaks for it, and how its sensor hangs. */
export const originColumns: readonly Column[] = [
  { name: 'source', title: text('Source', '接入源') },
  { name: 'address', title: text('Address at the source', '源内地址') },
  { name: 'codec', title: text('Codec', '解码器') },
  { name: 'empty_mm', title: text('Empty (mm)', '空桶距离（毫米）') },
  { name: 'full_mm', title: text('Full (mm)', '满桶距离（毫米）') },
  { name: 'dead_zone_mm', title: text('Dead zone (mm)', '盲区（毫米）') },
]

/** As the file says, as it was where the file has no such column; nothing where the device speaks for itself. */
export function readOrigin(row: RowReader, before: Origin | undefined): Origin | undefined {
  const source = row.has('source') ? row.optional('source', 64) : before?.source
  const address = row.has('address') ? row.optional('address', 200) : before?.address
  const codec = row.has('codec') ? row.oneOf('codec', codecWords) : before?.codec
  const mounting = readMounting(row, before?.mounting)
  if (source !== undefined && !isId(source)) row.fault('source', NO_ID)
  if (source !== undefined && address !== undefined)
    return { source, address, ...(codec !== undefined && { codec }), ...(mounting && { mounting }) }
  if (source !== undefined) row.fault('address', text('it is missing', '不能为空'))
  if (address !== undefined) row.fault('source', text('it is missing', '不能为空'))
  // What is left of an origin that the file takes away goes with it.
  if (source === undefined && address === undefined) refuseAlone(row)
  return undefined
}

function readMounting(row: RowReader, before: Mounting | undefined): Mounting | undefined {
  const length = (column: string, min: number, was: number | undefined) =>
    row.has(column) ? row.number(column, min, LENGTH_MM_MAX) : was
  const emptyMm = length('empty_mm', SHORTEST_MM, before?.emptyMm)
  const fullMm = length('full_mm', 0, before?.fullMm)
  const deadZoneMm = length('dead_zone_mm', 0, before?.deadZoneMm)
  if (emptyMm === undefined || fullMm === undefined) {
    if (row.faults.length === 0) refuseHalf(row, { empty_mm: emptyMm, full_mm: fullMm }, deadZoneMm)
    return undefined
  }
  if (fullMm >= emptyMm) row.fault('full_mm', LOOKS_UP)
  return { emptyMm, fullMm, ...(deadZoneMm !== undefined && { deadZoneMm }) }
}

/** The same as of `PUT /api/devices/{id}`. */
const LENGTH_MM_MAX = 100_000
const SHORTEST_MM = 0.001

function refuseHalf(
  row: RowReader,
  halves: Readonly<Record<'empty_mm' | 'full_mm', number | undefined>>,
  deadZoneMm: number | undefined,
): void {
  const isOneGiven = Object.values(halves).some(mm => mm !== undefined)
  if (!isOneGiven && deadZoneMm === undefined) return
  for (const [column, mm] of Object.entries(halves)) if (mm === undefined) row.fault(column, BOTH)
}

/** A codec or a mounting that the file itself gives to a device that nobody speaks for. */
function refuseAlone(row: RowReader): void {
  for (const column of ['codec', 'empty_mm', 'full_mm', 'dead_zone_mm'])
    if (row.says(column)) row.fault(column, ALONE)
}

const codecWords: Readonly<Record<string, Text>> = Object.fromEntries(
  codecs.map(({ name }) => [name, text(name, name)]),
)

const LOOKS_UP = text('it must be less than empty: the sensor looks down', '应小于空桶距离：传感器朝下安装')
const BOTH = text('empty and full are given together', '空桶和满桶距离须同时填写')
const ALONE = text(
  'only for a device of a source: source and address are missing',
  '仅用于接入源的设备：缺少接入源和源内地址',
)

export const originCells = (origin: Origin | undefined): Cells => ({
  source: origin?.source ?? '',
  address: origin?.address ?? '',
  codec: origin?.codec ?? '',
  empty_mm: cellOf(origin?.mounting?.emptyMm),
  full_mm: cellOf(origin?.mounting?.fullMm),
  dead_zone_mm: cellOf(origin?.mounting?.deadZoneMm),
})

const cellOf = (mm: number | undefined): string => (mm === undefined ? '' : String(mm))
