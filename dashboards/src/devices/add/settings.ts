import type { WireKind } from '../../api/devices.ts'

/** A message that the kind takes, to be sent by hand. */
export const sampleOf = (kind: WireKind | undefined): string => JSON.stringify(kind?.sample ?? {})

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
