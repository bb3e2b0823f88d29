import type {
  WireMaintenanceBody,
  WireMaintenanceList,
  WireMaintenanceWindow,
} from '../api/wire/maintenance.ts'
import { given, optionOf, type ServerCommands, table, wordAt } from './command.ts'

export const maintenanceCommands: ServerCommands = {
  'maintenance list': {
    usage: '',
    does: 'windows under way and planned, in which alerts are held back',
    run: ({ server }) => server.call<WireMaintenanceList>('GET', '/api/maintenance'),
    show: ({ windows }: WireMaintenanceList) =>
      table([['WINDOW', 'WHERE', 'FROM', 'TO', 'BY', 'REASON'], ...windows.map(row)]),
  },
  'maintenance add': {
    usage: '--to TIME --reason TEXT [--from TIME] [--site S] [--zone Z] [--device D]',
    does: 'plans work: people hear at its end of what is still so',
    run: call => {
      const body: WireMaintenanceBody = {
        scope: given(call, ['site', 'zone', 'device']),
        to: optionOf(call, 'to'),
        reason: optionOf(call, 'reason'),
        ...given(call, ['from']),
      }
      return call.server.call<WireMaintenanceWindow>('POST', '/api/maintenance', body)
    },
    show: ({ id, from, to }: WireMaintenanceWindow) => `${id}: from ${from} to ${to}`,
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

const row = ({ id, scope, from, to, by, reason }: WireMaintenanceWindow): string[] => [
  id,
  Object.values(scope).join(' '),
  from,
  to,
  by,
  reason,
]
