import { asBuffer } from '../as-buffer.ts'
import type { CodecFault, CodecRead } from '../codec.ts'
import type { RejectedValue } from '../decoder.ts'
import type { Fields, Said } from '../source.ts'

/** What a codec says of the bytes that came on one of its ports. A source that names no port is believed. */
export function framed(said: Said, ports: readonly number[], read: (frame: Buffer) => CodecRead): CodecRead {
  if (said.frame === undefined) return refuse('codec-needs-frame')
  const { bytes, port } = said.frame
  return port === undefined || ports.includes(port) ? read(asBuffer(bytes)) : refuse('port-unknown')
}

export const refuse = (reason: CodecFault): CodecRead => ({ ok: false, reason })

interface Part {
  readonly values?: Fields
  readonly rejected?: readonly RejectedValue[]
}

/** What the parts of a frame say, as one reading. */
export function together(...parts: readonly Part[]): CodecRead {
  const values: Record<string, unknown> = {}
  for (const part of parts) Object.assign(values, part.values)
  const rejected = parts.flatMap(part => part.rejected ?? [])
  return { ok: true, values, ...(rejected.length > 0 && { rejected }) }
}
