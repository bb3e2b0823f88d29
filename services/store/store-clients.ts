import type { History } from './history.ts'
import type { MqttStore } from './mqtt-store.ts'
import type { PeopleStore } from './people.ts'
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

export const peopleOf = ({ reader, writer }: StorageThreads): PeopleStore => ({
  sites: () => reader.call('sites'),
  nameSite: site => writer.call('nameSite', site),
  wearers: () => reader.call('wearers'),
  residents: () => reader.call('residents'),
  savePeople: changes => writer.call('savePeople', changes),
  wearings: wearer => reader.call('wearings', wearer),
  wearersOf: device => reader.call('wearersOf', device),
  looksAt: (wearer, limit, before) => reader.call('looksAt', wearer, limit, before),
  erasures: () => reader.call('erasures'),
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
