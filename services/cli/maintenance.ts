import type {
  WireMaintenanceBody,
  WireMaintenanceList,
  WireMaintenanceWindow,
  WirePlannedWindow,
} from '../api/wire/maintenance.ts'
import { given, optionOf, type ServerCommands, table, wordAt } from './command.ts'
import { stampAhead } from './stamp.ts'

export const maintenanceCommands: ServerCommands = {
  'maintenance list': {
    usage: '',
    does: 'windows under way and planned, in which alerts are held back',
    run: ({ server }) => server.call<WireMaintenanceList>('GET', '/api/maintenance'),
    show: ({ windows }: WireMaintenanceList) =>
      table([['WINDOW', 'WHERE', 'FROM', 'TO', 'BY', 'REASON'], ...windows.map(row)]),
  },
  'maintenance add': {
    usage: '--to TIME|8h|3d --reason TEXT [--from TIME] [--site S] [--zone Z] [--device D]',
    does: 'plans work: people hear at its end of what is still so',
    run: call => {
      const now = Date.now()
      const body: WireMaintenanceBody = {
        scope: given(call, ['site', 'zone', 'device']),
        to: stampAhead(optionOf(call, 'to'), now),
        reason: optionOf(call, 'reason'),
        ...(typeof call.options.from === 'string' && { from: stampAhead(call.options.from, now) }),
      }
      return call.server.call<WirePlannedWindow>('POST', '/api/maintenance', body)
    },
    show: planned,
  },
  'maintenance end': {
    usage: 'WINDOW',
    does: 'ends it now, or calls it off',
    run: call => {
      const id = wordAt(call, 0, 'the window’s id')
      return call.server.call('DELETE', `/api/maintenance/${encodeURIComponent(id)}`)
    },
    show: () => 'ended',
  },
}

function planned({ id, from, to, devices, silences }: WirePlannedWindow): string {
  const head = `${id}: from ${from} to ${to}, ${devices} device${devices === 1 ? '' : 's'}`
  if (silences.length === 0) return head
  const rows = silences.map(({ rule, title, devices }) => ['', rule, title.en, String(devices)])
  return `${head}\nUntil its end nobody hears of these, though they may be critical:\n${table(rows)}`
}

const row = ({ id, scope, from, to, by, reason }: WireMaintenanceWindow): string[] => [
  id,
  Object.values(scope).join(' '),
  from,
  to,
  by,
  reason,
]
