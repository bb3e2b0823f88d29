/** A name in any case and with any separators. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '')

/** What 4G watches call what is a call for help. */
export const CALL_NAMES = {
  sos: ['sos', 'sosalarm', 'help'],
  fall: ['fall', 'falldown', 'fallalarm', 'falldetected'],
} as const

export const CANCELLED_NAMES: readonly string[] = ['fallcancelled', 'fallcancel']
const TAKEN_OFF_NAMES: readonly string[] = ['takeoff', 'removed', 'notworn']

/** As a field; an alarm of this name would be none. */
export const NOT_WORN_NAMES: ReadonlySet<string> = new Set([...TAKEN_OFF_NAMES, 'off'])

const MEANT: ReadonlyMap<string, string> = new Map([
  ...Object.entries(CALL_NAMES).flatMap(([field, names]) => names.map(name => [name, field] as const)),
  ...CANCELLED_NAMES.map(name => [name, 'fallCancelled'] as const),
  ...TAKEN_OFF_NAMES.map(name => [name, 'takeoff'] as const),
])

/** The field that an alarm is which says by a word what it is; nothing of a code of its maker. */
export const alarmNamed = (code: string): string | undefined => MEANT.get(plainName(code))
