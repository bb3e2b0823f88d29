import { doorSensor } from './door-sensor.ts'
import { evCharger } from './ev-charger.ts'
import { fireLaneCamera } from './fire-lane-camera.ts'
import { gateway } from './gateway.ts'
import type { SimulatedKind } from './kind.ts'
import { lift } from './lift.ts'
import { server } from './server.ts'
import { smartBin } from './smart-bin.ts'
import { smokeDetector } from './smoke-detector.ts'
import { wristband } from './wristband.ts'

/** Every kind of device that can be simulated. */
export const simulatedKinds: readonly SimulatedKind[] = [
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
