import { useSyncExternalStore } from 'react'

/** How this browser's user wants to hear alarms. All tabs of the browser have the same. */
export interface AlarmSettings {
  readonly on: boolean
  /** 0 to 1. */
  readonly volume: number
  /** By this computer's clock; 0 where it is not muted. */
  readonly mutedUntil: number
}

const KEY = 'linli.alarm'
const USUAL: AlarmSettings = { on: true, volume: 0.6, mutedUntil: 0 }

const listeners = new Set<() => void>()
let settings = read()

export const useAlarmSettings = (): AlarmSettings => useSyncExternalStore(subscribe, () => settings)

export function changeAlarm(part: Partial<AlarmSettings>): void {
  settings = { ...settings, ...part }
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // Private windows may refuse; the choice then lasts until the page is closed.
  }
  tell()
}

/** What was kept is taken as far as it makes sense. */
export function settingsFrom(kept: string | null): AlarmSettings {
  try {
    const { on, volume, mutedUntil } = JSON.parse(kept ?? '{}') as Partial<
      Record<keyof AlarmSettings, unknown>
    >
    return {
      on: typeof on === 'boolean' ? on : USUAL.on,
      volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : USUAL.volume,
      mutedUntil: typeof mutedUntil === 'number' && mutedUntil > 0 ? mutedUntil : USUAL.mutedUntil,
    }
  } catch {
    return USUAL
  }
}

function read(): AlarmSettings {
  try {
    return settingsFrom(localStorage.getItem(KEY))
  } catch {
    return USUAL
  }
}

function tell(): void {
  for (const changed of listeners) changed()
}

function fromElsewhere({ key }: StorageEvent): void {
  if (key !== KEY) return
  settings = read()
  tell()
}

function subscribe(changed: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', fromElsewhere)
  listeners.add(changed)
  return () => {
    listeners.delete(changed)
    if (listeners.size === 0) removeEventListener('storage', fromElsewhere)
  }
}
