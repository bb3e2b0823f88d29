import type { WireAlert, WireAlertAnswer, WireAlertList } from '../api/wire/alert.ts'
import { type Call, given, numberOf, optionOf, type ServerCommands, table, wordAt } from './command.ts'

export const alertCommands: ServerCommands = {
  'alerts list': {
    usage: '[--site S] [--zone Z] [--device D]',
    does: 'the newest alerts that are not resolved',
    run: call => {
      const filter = new URLSearchParams({ ...given(call, ['site', 'zone', 'device']), handling: open })
      return call.server.call<WireAlertList>('GET', `/api/alerts?${filter}`)
    },
    show: ({ alerts }: WireAlertList) =>
      table([['ALERT', 'SEVERITY', 'CONDITION', 'HANDLING', 'DEVICE', 'RULE', 'SINCE'], ...alerts.map(row)]),
  },
  'alerts resolve': {
    usage: 'ALERT [--cause CAUSE] [--note TEXT]',
    does: 'settles it; the cause says what it was: real, false-alarm, test, …',
    run: call => {
      const id = wordAt(call, 0, 'the alert’s serial number')
      const body = given(call, ['cause', 'note'])
      return call.server.call<WireAlertAnswer>('POST', `/api/alerts/${encodeURIComponent(id)}/resolve`, body)
    },
    show: ({ alert }: WireAlertAnswer) =>
      `${alert.id}: ${alert.handling}, ${alert.cause ?? 'no cause given'}`,
  },
  'alerts shelve': {
    usage: 'ALERT --hours N --reason TEXT',
    does: 'puts it aside, with what its rule raises of the device until then',
    run: call =>
      call.server.call<WireAlertAnswer>('POST', `${path(call)}/shelve`, {
        forMs: Math.round(numberOf(call, 'hours') * 3_600_000),
        reason: optionOf(call, 'reason'),
      }),
    show: ({ alert, says }: WireAlertAnswer) =>
      `${alert.id}: shelved until ${alert.shelvedUntil}${says === undefined ? '' : `. ${says.en}`}`,
  },
  'alerts unshelve': {
    usage: 'ALERT',
    does: 'takes it back before its time',
    run: call => call.server.call<WireAlertAnswer>('POST', `${path(call)}/unshelve`),
    show: ({ alert }: WireAlertAnswer) => `${alert.id}: no longer shelved`,
  },
}

const path = (call: Call): string =>
  `/api/alerts/${encodeURIComponent(wordAt(call, 0, 'the alert’s serial number'))}`

const open = 'new,acknowledged,assigned,on-site'

const row = (alert: WireAlert): string[] => [
  alert.id,
  alert.severity,
  alert.condition,
  alert.handling,
  alert.deviceId,
  alert.rule,
  alert.raisedAt,
]
