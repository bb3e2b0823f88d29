import type { ReportingKind } from '../../scripts/testing/reporting-devices.ts'

/** Where each figure changes from one reading to the next: a stamp of 13 digits, and four digits of a value. */
const STAMP = '0000000000000'
const FIGURE = '0000'

/** Readings of some 150 bytes each, as devices of the kind send them; none is near a threshold. */
const PAYLOADS = {
  'smart-bin': `{"ts":${STAMP},"fillPercent":1.${FIGURE},"temperatureC":21.5,"tiltDeg":1.2,"batteryPercent":88.25,"lidOpen":false}`,
  'fire-lane-camera': `{"ts":${STAMP},"vehicleCount":0,"plate":"A${FIGURE}","snapshotUrl":"https://camera.example/lane/3/latest.jpg","tampered":false}`,
  'ev-charger': `{"ts":${STAMP},"temperatureC":31.${FIGURE},"status":"Charging","currentA":15.9,"voltageV":229.7,"powerW":3652,"energyWh":18250,"bayOccupied":true}`,
  wristband: `{"ts":${STAMP},"heartRateBpm":71.${FIGURE},"spo2Percent":97,"skinTemperatureC":33.1,"steps":4211,"worn":true,"batteryPercent":63,"lat":31.2304,"lon":121.4737}`,
} as const satisfies Readonly<Record<ReportingKind, string>>

/** A PUBLISH, made once, and the places in it that change. */
export interface ReadingTemplate {
  readonly bytes: Buffer
  readonly idAt: number | undefined
  readonly stampAt: number
  readonly figureAt: number
}

export function readingTemplate(kind: ReportingKind, topic: string, qos: 0 | 1): ReadingTemplate {
  const payload = PAYLOADS[kind]
  const bodyBytes = 2 + topic.length + (qos === 1 ? 2 : 0) + payload.length
  const head = [qos === 1 ? 0x32 : 0x30, ...lengthBytes(bodyBytes)]
  const topicAt = head.length + 2
  const payloadAt = topicAt + topic.length + (qos === 1 ? 2 : 0)
  const bytes = Buffer.allocUnsafe(head.length + bodyBytes) // from the pool: there may be 100,000 of them
  bytes.set(head)
  bytes.writeUInt16BE(topic.length, head.length)
  bytes.write(topic, topicAt)
  bytes.write(payload, payloadAt)
  return {
    bytes,
    idAt: qos === 1 ? topicAt + topic.length : undefined,
    stampAt: payloadAt + payload.indexOf(STAMP),
    figureAt: payloadAt + payload.lastIndexOf(FIGURE),
  }
}

function lengthBytes(length: number): number[] {
  return length < 0x80 ? [length] : [(length % 0x80) + 0x80, Math.floor(length / 0x80)]
}
