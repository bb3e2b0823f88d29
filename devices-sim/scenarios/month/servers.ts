import { type Server, server } from '../../kinds/server.ts'
import { DAY, type DurationMs, HOUR, MINUTE, SECOND } from '../../world/durations.ts'
import type { ServerTrouble } from '../../world/happenings/servers.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

/** There are few of them, so each has more trouble in a month than anybody's has in a year. */
const EVERY_MS = 20 * DAY

const LASTS: Readonly<Record<ServerTrouble, readonly [DurationMs, DurationMs]>> = {
  'disk-slow': [4 * MINUTE, 2 * HOUR],
  'disk-filling': [5 * MINUTE, 3 * HOUR],
  'server-swamped': [4 * MINUTE, HOUR],
  'descriptors-leaking': [5 * MINUTE, 2 * HOUR],
  'server-clock-wrong': [8 * MINUTE, 2 * HOUR],
  'influx-down': [5 * MINUTE, 2 * HOUR],
  'influx-forbids': [5 * MINUTE, 2 * HOUR],
  'readings-dropped': [2 * MINUTE, HOUR],
  'replay-differed': [3 * MINUTE, 10 * MINUTE],
  'backup-lost': [HOUR, 12 * HOUR],
  'bridge-down': [2 * MINUTE, 3 * HOUR],
  'stations-alike': [10 * MINUTE, 12 * HOUR],
}

/** What passes before anybody need hear of it: a disk that is scrubbed, a burst, an InfluxDB that is restarted. */
const PASSES: readonly (readonly [ServerTrouble, DurationMs])[] = [
  ['disk-slow', 70 * SECOND],
  ['server-swamped', 70 * SECOND],
  ['influx-down', 100 * SECOND],
  ['server-clock-wrong', 3 * MINUTE],
]

export function troubleServers(stage: Stage, mishaps: Mishaps): void {
  const servers = stage.of(server)
  for (const [trouble, lasts] of Object.entries(LASTS) as [ServerTrouble, (typeof LASTS)['disk-slow']][])
    mishaps.befall(trouble, servers, {
      ...{ everyMs: EVERY_MS, lasts },
      befalls: (one: Server, forMs) => one.suffers(trouble, forMs),
    })
  for (const [trouble, lastsMs] of PASSES)
    mishaps.befall(`${trouble} for a moment`, servers, {
      ...{ everyMs: 10 * DAY, lasts: [lastsMs, lastsMs] },
      befalls: (one: Server, forMs) => one.looksLike(trouble, forMs),
    })
}
