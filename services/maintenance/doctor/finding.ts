export type Level = 'ok' | 'warning' | 'fault'

/** One thing that was looked at, what it means, and what to do where something is to be done. Never a secret. */
export interface Finding {
  readonly about: string
  readonly level: Level
  readonly says: string
  readonly remedy?: string
}

export const ok = (about: string, says: string): Finding => ({ about, level: 'ok', says })

export const warning = (about: string, says: string, remedy: string): Finding => ({
  about,
  level: 'warning',
  says,
  remedy,
})

export const fault = (about: string, says: string, remedy: string): Finding => ({
  about,
  level: 'fault',
  says,
  remedy,
})
