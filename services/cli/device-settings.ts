import type { WireDeviceSettings, WireDeviceSettingsDone } from '../api/wire/device-settings.ts'
import { type Call, given, type ServerCommands, table } from './command.ts'
import { CommandError } from './command-error.ts'
import { counted } from './counted.ts'

type Settings = WireDeviceSettings['set']

const LENGTHS: readonly string[] = ['emptyMm', 'fullMm', 'deadZoneMm']
const INTERVAL = 'intervalMs'
const NAMES: readonly string[] = ['zone', 'model', 'gateway', 'source', 'codec', INTERVAL, ...LENGTHS]

export const deviceSettingsCommands: ServerCommands = {
  'devices set': {
    usage: 'NAME=VALUE… --ids A,B | [--site S] [--zone Z] [--kind K] [--source S] [--dry-run]',
    does: `sets the same for many devices in one commit: ${NAMES.join(', ')}; NAME= takes it away`,
    run: call =>
      call.server.call<WireDeviceSettingsDone>('POST', '/api/devices/settings', {
        devices: chosen(call),
        set: settingsIn(call.words),
        dryRun: call.options['dry-run'] === true,
      } satisfies WireDeviceSettings),
    show: settingsPicture,
    isBad: ({ refused }: WireDeviceSettingsDone) => refused.length > 0,
  },
}

/** The ids that were named, or what the devices have in common. */
function chosen(call: Call): WireDeviceSettings['devices'] {
  const { ids } = given(call, ['ids'])
  const alike = given(call, ['site', 'zone', 'kind', 'source'])
  if (ids !== undefined && Object.keys(alike).length > 0)
    throw new CommandError('either --ids, or what they have in common (--site, --zone, --kind, --source)')
  if (ids === undefined && Object.keys(alike).length === 0)
    throw new CommandError('missing: which devices; --ids A,B or --site, --zone, --kind, --source')
  return ids === undefined ? alike : { ids: ids.split(',').map(id => id.trim()) }
}

function settingsIn(words: readonly string[]): Settings {
  const said = new Map(words.map(pairOf))
  if (said.size === 0) throw new CommandError(`missing: what to set, of ${NAMES.join(', ')} (see --help)`)
  const settings = [...said].flatMap(([name, value]): [string, string | number | null][] => {
    if (name === INTERVAL) return [['expectedIntervalMs', value === '' ? null : numberIn(name, value)]]
    return isLength(name) ? [] : [[name, value === '' ? null : value]]
  })
  return { ...Object.fromEntries(settings), ...mountingIn(said) }
}

function pairOf(word: string): [string, string] {
  const [name = '', ...rest] = word.split('=')
  if (rest.length === 0 || !NAMES.includes(name))
    throw new CommandError(`${word}: expected NAME=VALUE, with one of ${NAMES.join(', ')}`)
  return [name, rest.join('=')]
}

/** How a sensor hangs is one thing: all of it is said, or `emptyMm=` alone takes it away. */
function mountingIn(said: ReadonlyMap<string, string>): Pick<Settings, 'mounting'> {
  const lengths = [...said].filter(([name]) => isLength(name))
  if (lengths.length === 0) return {}
  if (lengths.every(([, value]) => value === '')) return { mounting: null }
  const numbers = Object.fromEntries(lengths.map(([name, value]) => [name, numberIn(name, value)]))
  if (numbers.emptyMm === undefined || numbers.fullMm === undefined)
    throw new CommandError('emptyMm and fullMm are given together')
  return { mounting: numbers as { emptyMm: number; fullMm: number; deadZoneMm?: number } }
}

const isLength = (name: string): boolean => LENGTHS.includes(name)

function numberIn(name: string, value: string): number {
  if (value.trim() === '' || !Number.isFinite(Number(value)))
    throw new CommandError(`${name}: expected a number such as 1200, got ${value === '' ? 'nothing' : value}`)
  return Number(value)
}

function settingsPicture({ applied, ids, matched, changed, unchanged, refused }: WireDeviceSettingsDone) {
  const rows = refused.map(({ id, code, title, detail }) => [
    ...['  ', id, code, detail === undefined ? title : `${title} (${detail})`],
  ])
  const change = applied ? 'changed' : 'would change'
  return [
    ...(rows.length > 0 ? ['refused, and left as they are:', table(rows)] : []),
    ...(ids.length > 0 ? [`${change}: ${ids.join(' ')}`] : []),
    `${counted(matched, 'device')}: ${changed} ${change}, ${unchanged} are so already, ${refused.length} refused`,
  ].join('\n')
}
