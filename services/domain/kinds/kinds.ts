import type { BuiltInRule } from '../model/built-in-rule.ts'
import type { Kind } from '../model/kind.ts'
import type { Rule } from '../model/rule.ts'
import { doorSensor } from './door-sensor/kind.ts'
import { evCharger } from './ev-charger/kind.ts'
import { fireLaneCamera } from './fire-lane-camera/kind.ts'
import { gateway } from './gateway/kind.ts'
import { lift } from './lift/kind.ts'
import { offline } from './offline.ts'
import { sensorFault } from './sensor-fault.ts'
import { server } from './server/kind.ts'
import { smartBin } from './smart-bin/kind.ts'
import { smokeDetector } from './smoke-detector/kind.ts'
import { weakLinkExcept } from './weak-link.ts'
import { wristband } from './wristband/kind.ts'

/** Every kind of device. A new one is its folder and its line here. */
export const kindList: readonly Kind[] = [
  smartBin,
  fireLaneCamera,
  evCharger,
  wristband,
  smokeDetector,
  doorSensor,
  lift,
  gateway,
  server,
]

export const kinds: ReadonlyMap<string, Kind> = new Map(kindList.map(kind => [kind.kind, kind]))

/** Rules that every kind has. */
export const rulesForAll: readonly BuiltInRule[] = [
  offline,
  sensorFault,
  weakLinkExcept(kindList.filter(kind => kind.toldAtOnceWhenSilent).map(({ kind }) => kind)),
]

/** Every rule there is. */
export const allRules: readonly Rule[] = [...kindList.flatMap(kind => kind.rules), ...rulesForAll]
