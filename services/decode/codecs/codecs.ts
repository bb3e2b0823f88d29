import type { Codec } from '../codec.ts'
import { frigateLane } from './frigate.ts'
import { metrics } from './metrics.ts'

/** Every family of devices whose words are understood: a new one is a file of its own and a line here. */
export const codecs: readonly Codec[] = [metrics, frigateLane]

const byName = new Map(codecs.map(codec => [codec.name, codec]))

export const codecNamed = (name: string): Codec | undefined => byName.get(name)
