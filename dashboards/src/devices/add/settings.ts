import type { WireKind } from '../../api/devices.ts'

/** A message that the kind takes, to be sent by hand: its first metrics with values in the middle of their range. */
export function sampleOf(kind: WireKind | undefined): string {
  const metrics = Object.entries(kind?.metrics ?? {}).slice(0, 2)
  return JSON.stringify(Object.fromEntries(metrics.map(([name, spec]) => [name, sampleValue(spec)])))
}

function sampleValue({ type, min = 0, max = 100, oneOf }: WireKind['metrics'][string]) {
  if (type === 'flag') return false
  if (type === 'word') return oneOf?.[0] ?? 'text'
  return Math.round(Math.max(min, Math.min(20, (min + max) / 2)))
}

interface Line {
  readonly host: string
  readonly port: number
  readonly username: string
  readonly token: string
  readonly topic: string
  readonly payload: string
}

/** What can be pasted into a terminal, word for word. */
export const commandLine = ({ host, port, username, token, topic, payload }: Line): string =>
  `mosquitto_pub -h ${host} -p ${port} -q 1 -i ${username} -u ${username} -P ${token} -t ${topic} -m '${payload}'`
