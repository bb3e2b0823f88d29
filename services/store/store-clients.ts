import type { History } from './history.ts'
import type { MqttStore } from './mqtt-store.ts'
import type { AlarmQuality } from './quality.ts'
import type { StorageThreads } from './storage-threads.ts'
import type { AlertStore, DeviceArchive, RuleArchive } from './store.ts'

/** The ports of what is looked up, as the main thread sees them: each call is a question to a thread. */
export const alertsOf = ({ reader }: StorageThreads): AlertStore => ({
  list: query => reader.call('listAlerts', query),
  get: id => reader.call('alert', id),
  countOpen: () => reader.call('countOpenAlerts'),
})

export const devicesOf = ({ reader }: StorageThreads): DeviceArchive => ({
  device: id => reader.call('device', id),
})

export const rulesOf = ({ reader }: StorageThreads): RuleArchive => ({
  changes: rule => reader.call('ruleChanges', rule),
  deleted: () => reader.call('deletedRules'),
})

export const mqttOf = ({ reader, writer }: StorageThreads): MqttStore => ({
  load: () => reader.call('loadMqtt'),
  save: changes => writer.call('saveMqtt', changes),
})

/** A thread of its own: a chart over a year takes a while and must not delay a sign-in. */
export const historyOf = ({ historyReader }: StorageThreads): History => ({
  series: ({ device, ...query }) => historyReader.call('series', { ...query, deviceId: device.id }),
  readings: ({ device, ...query }) => historyReader.call('readings', { ...query, deviceId: device.id }),
})

/** On the thread of the charts: a year of alerts takes a while too. */
export const qualityOf = ({ historyReader }: StorageThreads): AlarmQuality => ({
  report: query => historyReader.call('alarmQuality', query),
})
