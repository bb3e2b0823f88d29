import type { Text } from '../../domain/model/text.ts'
import type { Fault } from './cells.ts'

type Found = Fault | undefined

/** What is wrong with each of those that are concerned, one after the other. */
export async function checkEach<T>(
  concerned: ReadonlySet<string>,
  items: ReadonlyMap<string, T>,
  faultOf: (item: T) => Found | Promise<Found>,
): Promise<ReadonlyMap<string, Fault>> {
  const faults = new Map<string, Fault>()
  for (const id of concerned) {
    const item = items.get(id)
    const fault = item === undefined ? undefined : await faultOf(item)
    if (fault !== undefined) faults.set(id, fault)
  }
  return faults
}

export const at = (column: string, says: Text | undefined): Found =>
  says === undefined ? undefined : { column, says }
