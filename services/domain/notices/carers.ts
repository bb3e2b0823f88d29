import type { DeviceId } from '../model/device.ts'
import type { PersonId } from '../model/person.ts'
import type { Roster } from '../model/roster.ts'

/** Whoever looks after the one who wears a band, in the order in which they are called. */
export const carersOf = ({ wearers }: Pick<Roster, 'wearers'>, band: DeviceId): readonly PersonId[] =>
  [...wearers.values()].filter(({ device }) => device === band).flatMap(({ carers }) => carers)
