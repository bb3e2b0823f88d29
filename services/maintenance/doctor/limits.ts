import { permittedDescriptors } from '../../runtime/descriptors.ts'
import { type Finding, ok, warning } from './finding.ts'
import type { Patient } from './patient.ts'

const about = 'limits'

/** Of this shell: a service has its own. */
export function checkLimits({ config }: Patient, permitted = permittedDescriptors()): Finding[] {
  if (config === undefined || permitted === undefined) return []
  const { mqtt, api, runtime } = config
  const needed = mqtt.limits.connectionsMax + api.connectionsMax + runtime.filesReserve
  if (permitted >= needed)
    return [ok(about, `${permitted} open files are permitted, ${needed} may be needed`)]
  return [
    warning(
      about,
      `${permitted} open files are permitted here, ${needed} may be needed: fewer connections are accepted`,
      `LimitNOFILE=${needed} in the systemd unit, or ulimit -n ${needed}`,
    ),
  ]
}
