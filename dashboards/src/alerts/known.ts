import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { Devices } from '../api/devices.ts'
import type { Known } from './filter.ts'
import { deviceName } from './place.ts'

/** What a search finds an alert by: its number, its title in both languages, and where it is. */
export const knownTo = (username: string, devices: Devices | undefined): Known => ({
  username,
  wordsOf: alert => wordsOf(alert, deviceName(devices, alert.deviceId)),
})

const made = new WeakMap<WireAlert, { name: string; words: string }>()

// A search goes through thousands of alerts at every key: each alert's words are put together once.
function wordsOf(alert: WireAlert, name: string): string {
  const known = made.get(alert)
  if (known?.name === name) return known.words
  const { id, title, deviceId, zone, site } = alert
  const words = [id, title.zh, title.en, name, deviceId, zone, site].join('\n').toLowerCase()
  made.set(alert, { name, words })
  return words
}
