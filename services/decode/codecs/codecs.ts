import type { Codec } from '../codec.ts'
import { abeeway } from './abeeway.ts'
import { browanTbpb100 } from './browan-tbpb100.ts'
import { dingtekDf702 } from './dingtek-df702.ts'
import { draginoLdds } from './dragino-ldds.ts'
import { frigateLane } from './frigate.ts'
import { homeAssistantClasses } from './home-assistant.ts'
import { metrics } from './metrics.ts'
import { milesight } from './milesight.ts'
import { netvoxR718x } from './netvox-r718x.ts'
import { sensoneo } from './sensoneo.ts'
import { watch } from './watch.ts'
import { zigbeeButton } from './zigbee/zigbee-button.ts'
import { zigbeeDoor } from './zigbee/zigbee-door.ts'
import { zigbeeOccupancy } from './zigbee/zigbee-occupancy.ts'
import { zigbeeSmoke } from './zigbee/zigbee-smoke.ts'
import { zigbeeVibration } from './zigbee/zigbee-vibration.ts'

/** Every family of devices whose words are understood: a new one is a file of its own and a line here. */
export const codecs: readonly Codec[] = [
  metrics,
  frigateLane,
  milesight,
  draginoLdds,
  dingtekDf702,
  netvoxR718x,
  sensoneo,
  abeeway,
  browanTbpb100,
  watch,
  homeAssistantClasses,
  zigbeeButton,
  zigbeeSmoke,
  zigbeeDoor,
  zigbeeOccupancy,
  zigbeeVibration,
]

const byName = new Map(codecs.map(codec => [codec.name, codec]))

export const codecNamed = (name: string): Codec | undefined => byName.get(name)
