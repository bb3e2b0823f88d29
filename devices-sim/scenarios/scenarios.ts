import { blockedFireLane } from './blocked-fire-lane.ts'
import { brokenSensors } from './broken-sensors.ts'
import { calmDay } from './calm-day.ts'
import { chargerFire } from './charger-fire.ts'
import { demo } from './demo.ts'
import { fallAndSos } from './fall-and-sos.ts'
import { flood } from './flood.ts'
import { fullBins } from './full-bins.ts'
import { gatewayOutage } from './gateway-outage.ts'
import { lifts } from './lifts.ts'
import { month } from './month.ts'
import type { Scenario } from './scenario.ts'
import { smokeAndDoors } from './smoke-and-doors.ts'
import { wearers } from './wearers.ts'
import { wornChargers } from './worn-chargers.ts'

export const scenarios: readonly Scenario[] = [
  calmDay,
  fullBins,
  blockedFireLane,
  chargerFire,
  wornChargers,
  smokeAndDoors,
  lifts,
  fallAndSos,
  wearers,
  brokenSensors,
  gatewayOutage,
  flood,
  month,
  demo,
]
