import type { ChargingStore } from './charging-store.ts'
import type { StorageThreads } from './storage-threads.ts'

export const chargingOf = ({ reader, writer }: StorageThreads): ChargingStore => ({
  chargingSessions: () => reader.call('chargingSessions'),
  chargingBegan: session => writer.call('chargingBegan', session),
  chargingEnded: (chargePoint, connector) => writer.call('chargingEnded', chargePoint, connector),
})
