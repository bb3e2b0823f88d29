import { codecNamed } from '../../decode/codecs/codecs.ts'
import { formatNamed } from '../../decode/formats/formats.ts'
import type { SettingValues } from '../../decode/source.ts'
import type { Device } from '../../domain/model/device.ts'
import type { ErrorCode } from '../../domain/model/errors.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { SourceId } from '../../domain/model/origin.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import type { Registry } from '../../runtime/registry.ts'
import { metricFaults } from '../form/source-meanings.ts'
import { orderFaults } from '../form/source-orders.ts'
import { unfitFaults, type Written } from '../form/source-unfit.ts'
import { ApiProblem } from '../problem.ts'
import { invalid } from '../validate.ts'
import { refuseUnknownCodec } from './as-if.ts'
import { GATEWAY } from './unfit-device.ts'
import { refuseDevicesWithoutFrames, refuseWithoutFrames } from './unfit-frames.ts'
import { refuseUnfitSettings } from './unfit-settings.ts'

interface Read extends Written {
  readonly codec?: string | undefined
}

interface ReadOf {
  readonly kinds: readonly Kind[]
  /** Devices that are heard through it already. */
  readonly devices: readonly Device[]
  /** Its format so far: what is wrong with that hinders no other change. */
  readonly formatBefore: string | undefined
}

/** Throws the reason why a source cannot be read as somebody writes it: a word misspelt here is a device unheard. */
export function refuseUnread(read: Read, { kinds, devices, formatBefore }: ReadOf): void {
  const { codec, format, settings } = read
  refuseUnknownCodec(codec)
  refuseWithoutFrames(codec, format, 'codec')
  if (format !== formatBefore) refuseDevicesWithoutFrames(devices, format)
  refuseOtherKinds(codec, devices)
  const known = formatNamed(format)?.settings
  if (known === undefined) return
  refuseUnfitSettings(settings, known, format)
  refuseLists(settings)
  const own = devices.flatMap(({ origin }) => origin?.codec ?? [])
  const codecs = codec === undefined ? undefined : new Set([codec, ...own])
  refuseFaults('METRIC_UNKNOWN', () => metricFaults(settings, { codecs, kinds }))
  refuseFaults('ORDER_UNKNOWN', () => orderFaults(settings, kinds))
  refuseFaults('VALIDATION_FAILED', () => unfitFaults(read))
}

/** What is no list at all is told by its format, when it is opened. */
function refuseFaults(code: ErrorCode, find: () => readonly RuleFault[]): void {
  let faults: readonly RuleFault[]
  try {
    faults = find()
  } catch (error) {
    throw invalid(`settings.${(error as Error).message}`)
  }
  const detail = faults.map(({ path, says }) => `${path}: ${says.en}`).join('; ')
  if (faults.length > 0) throw new ApiProblem(code, { faults, detail })
}

/** Those that name no codec of their own would be understood no more; a gateway only says that it is there. */
function refuseOtherKinds(name: string | undefined, devices: readonly Device[]): void {
  const reads = codecNamed(name ?? '')?.kind
  if (reads === undefined) return
  const unread = devices.find(
    ({ kind, origin }) => origin?.codec === undefined && kind !== reads && kind !== GATEWAY,
  )
  if (unread !== undefined)
    throw new ApiProblem('CODEC_UNKNOWN', {
      detail: `${name} reads ${reads}; ${unread.id} is heard through this source, is ${unread.kind}, and names no codec of its own`,
    })
}

/** Lists of `name=meaning`, and of names: the last of two would hold, and what no comma parts would be one word. */
function refuseLists({ alarms, names, help }: SettingValues): void {
  for (const [key, list] of Object.entries({ alarms, names })) {
    const all = String(list ?? '')
      .split(',')
      .map(pair => pair.split('=', 1)[0]?.trim() ?? '')
    const twice = all.find((name, i) => name !== '' && all.indexOf(name) < i)
    if (twice !== undefined) throw invalid(`settings.${key}: ${twice} stands there twice`)
  }
  if (/[;|=]/.test(String(help ?? ''))) throw invalid('settings.help: expected names with commas between')
}

/** Throws how many devices would be heard no more, unless it was said that this is meant. */
export function refuseOrphans(
  id: SourceId,
  registry: Pick<Registry, 'of'>,
  devices: 'release' | undefined,
): void {
  const count = [...registry.of(id)].length
  if (count > 0 && devices !== 'release')
    throw new ApiProblem('SOURCE_HAS_DEVICES', {
      detail: `${count} ${count === 1 ? 'device is' : 'devices are'} heard through ${id}; ?devices=release leaves them unheard`,
    })
}
