import type { SourceFormat } from '../source.ts'
import { chirpstack } from './chirpstack.ts'
import { flatJson } from './flat-json/flat-json.ts'
import { frigate } from './frigate/frigate.ts'
import { homeAssistant } from './home-assistant/home-assistant.ts'
import { mapping } from './mapping/mapping.ts'
import { plainJson } from './plain-json.ts'
import { senml } from './senml/senml.ts'
import { sparkplug } from './sparkplug/sparkplug.ts'
import { theThingsStack } from './the-things-stack.ts'
import { zigbee2mqtt } from './zigbee2mqtt/zigbee2mqtt.ts'

/** Every way of telling of devices that is understood: a new one is a file of its own and a line here. */
export const formats: readonly SourceFormat[] = [
  plainJson,
  frigate,
  chirpstack,
  theThingsStack,
  senml,
  flatJson,
  zigbee2mqtt,
  mapping,
  homeAssistant,
  sparkplug,
]

const byName = new Map(formats.map(format => [format.name, format]))

export const formatNamed = (name: string): SourceFormat | undefined => byName.get(name)
