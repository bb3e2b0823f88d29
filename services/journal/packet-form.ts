import type { DeviceId } from '../domain/model/device.ts'
import type { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'

/** How the identity of a reading without a stamp is written. The form is on disks: a code never gets another meaning. */
const codes = {
  whole: 0,
  /** Its last two words as numbers. */
  parted: 1,
  /** And what it begins with is the id of the device, which is known already. */
  ofDevice: 2,
  /** And what follows that is `kept`. */
  kept: 3,
} as const

/** A session that outlives its connection. */
const kept = ' kept'

/** The broker's: a client and its session, the message id, and a checksum in digits and letters. */
const usual = /^([\s\S]*) (\d{1,5}) ([0-9a-z]{1,7})$/

const radix = 36

/** False where UTF-8 has no form for it. */
export function writePacket(out: ByteWriter, packet: string, deviceId: DeviceId): boolean {
  if (!packet.isWellFormed()) return false
  const parts = usual.exec(packet)
  if (parts === null || !isCanonical(parts)) {
    writeCode(out, codes.whole)
    out.text(packet)
    return true
  }
  const [, client = '', messageId, checksum = ''] = parts
  writeClient(out, client, deviceId)
  out.room(16)
  out.varint(Number(messageId))
  out.varint(Number.parseInt(checksum, radix))
  return true
}

function writeClient(out: ByteWriter, client: string, deviceId: DeviceId): void {
  if (!client.startsWith(deviceId)) {
    writeCode(out, codes.parted)
    out.text(client)
    return
  }
  const rest = client.slice(deviceId.length)
  writeCode(out, rest === kept ? codes.kept : codes.ofDevice)
  if (rest !== kept) out.text(rest)
}

export function readPacket(bytes: ByteReader, deviceId: DeviceId): string {
  const code = bytes.byte()
  const text = code === codes.kept ? kept : bytes.text()
  if (code === codes.whole) return text
  const client = code === codes.parted ? text : deviceId + text
  return `${client} ${bytes.varint()} ${bytes.varint().toString(radix)}`
}

/** Another way to write the same number would not come back as it was. */
const isCanonical = ([, , messageId = '', checksum = '']: readonly string[]): boolean =>
  String(Number(messageId)) === messageId && Number.parseInt(checksum, radix).toString(radix) === checksum

function writeCode(out: ByteWriter, code: number): void {
  out.room(1)
  out.byte(code)
}
