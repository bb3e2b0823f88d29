import type { Codec } from '../../decode/codec.ts'
import { codecNamed } from '../../decode/codecs/codecs.ts'
import { formatNamed, formats } from '../../decode/formats/formats.ts'
import type { Device } from '../../domain/model/device.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { ApiProblem } from '../problem.ts'
import { GATEWAY } from './unfit-device.ts'

/** Where in what was sent the one stands that is to be changed. */
type Path = 'codec' | 'origin.codec' | 'format'

/** Throws where a codec reads bytes and the format hands on none: it would read nothing at all of what such a source says. */
export function refuseWithoutFrames(codec: string | undefined, format: string, path: Path): void {
  const says = whyNoFrames(codec, format)
  if (says !== undefined) throw refusal(path, says)
}

/** The same of devices that name such a codec themselves, when their source becomes another under them. */
export function refuseDevicesWithoutFrames(devices: readonly Device[], format: string): void {
  for (const { id, kind, origin } of devices) {
    const says = kind === GATEWAY ? undefined : whyNoFrames(origin?.codec, format)
    if (says === undefined) continue
    const { en, zh } = says
    throw refusal(
      'format',
      text(`${id} is heard through this source; ${en}`, `设备“${id}”经此接入源上报；${zh}`),
    )
  }
}

function whyNoFrames(codec: string | undefined, format: string): Text | undefined {
  const known = formatNamed(format)
  if (known === undefined || known.handsOnFrames || !needsFrames(codecNamed(codec ?? ''))) return undefined
  const fit = formats.filter(({ handsOnFrames }) => handsOnFrames).map(each => each.name)
  return text(
    `${codec} reads the bytes of the devices, which ${format} does not hand on; ${fit.join(' and ')} do`,
    `“${codec}”需读取设备原始字节，格式“${format}”不转发；可用格式：${fit.join('、')}`,
  )
}

function needsFrames(codec: Codec | undefined): boolean {
  const read = codec?.read({ what: 'said', address: 'probe', fields: {} }, undefined)
  return read !== undefined && !read.ok && read.reason === 'codec-needs-frame'
}

const refusal = (path: Path, says: Text): ApiProblem =>
  new ApiProblem('CODEC_UNKNOWN', {
    faults: [{ path, level: 'fault', says }],
    detail: `${path}: ${says.en}`,
  })
