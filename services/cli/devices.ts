import type { WireDevice, WireDeviceList, WireGatewayDeleted } from '../api/wire/device.ts'
import type { WireDeviceToken, WireDeviceTokens } from '../api/wire/device-token.ts'
import type { WireDeviceRules } from '../api/wire/rule.ts'
import { type Call, given, numberOf, optionOf, type ServerCommands, table, wordAt } from './command.ts'

const path = (call: Call): string => `/api/devices/${encodeURIComponent(wordAt(call, 0, 'the device’s id'))}`

export const deviceCommands: ServerCommands = {
  'devices list': {
    usage: '',
    does: 'every device with the age of its data',
    run: ({ server }) => server.call<WireDeviceList>('GET', '/api/devices'),
    show: ({ devices, now }: WireDeviceList) => table([heads, ...devices.map(device => row(device, now))]),
  },
  'devices add': {
    usage: 'ID --kind K --site S --zone Z --name N [--gateway G]',
    does: 'registers a device, or changes it',
    run: call =>
      call.server.call<WireDevice>('PUT', path(call), {
        kind: optionOf(call, 'kind'),
        site: optionOf(call, 'site'),
        zone: optionOf(call, 'zone'),
        name: optionOf(call, 'name'),
        ...given(call, ['model', 'gateway']),
        ...(call.options['interval-ms'] !== undefined && {
          expectedIntervalMs: Number(call.options['interval-ms']),
        }),
      }),
    show: ({ id, kind, site, zone }: WireDevice) => `${id} (${kind}) is registered in ${site}, ${zone}`,
  },
  'devices token': {
    usage: 'ID [--overlap-ms MS [--ends-after-use-ms MS]] [--form hex|base64url]',
    does: 'makes its token anew; shown once, the one before ends, at once or after the overlap',
    run: call =>
      call.server.call<WireDeviceToken>('POST', `${path(call)}/token`, {
        ...(call.options['overlap-ms'] !== undefined && { overlapMs: numberOf(call, 'overlap-ms') }),
        ...(call.options['ends-after-use-ms'] !== undefined && {
          endsAfterUseMs: numberOf(call, 'ends-after-use-ms'),
        }),
        ...given(call, ['form']),
      }),
    show: ({ username, token, topic, ocpp }: WireDeviceToken) =>
      table([
        ['username', username],
        ['password', token],
        ['topic', topic],
        ...(ocpp
          ? [['or by OCPP', `${ocpp.securityProfile === 2 ? 'wss' : 'ws'}://HOST:${ocpp.port}${ocpp.path}`]]
          : []),
        ...(ocpp === null ? [['or by OCPP', 'not before LINLI_OCPP_PORT is set']] : []),
      ]),
  },
  'devices tokens': {
    usage: 'ID',
    does: 'which tokens open its account, whether they are used, and until when; the certificate that it showed',
    run: call => call.server.call<WireDeviceTokens>('GET', `${path(call)}/token`),
    show: ({ tokens, certificate }: WireDeviceTokens) =>
      table([
        ['TOKEN', 'IS', 'MADE', 'LAST USED', 'ENDS'],
        ...tokens.map(({ which, state, madeAt, lastUsedAt, endsAt }) => [
          ...[which, state, madeAt ?? '-', lastUsedAt ?? '-', endsAt ?? '-'],
        ]),
        ...(certificate
          ? [['certificate', certificate.serial, '-', certificate.seenAt, certificate.expiresAt]]
          : []),
      ]),
  },
  'devices rules': {
    usage: 'ID',
    does: 'the rules of a device with the figures that hold for it, and where each comes from',
    run: call => call.server.call<WireDeviceRules>('GET', `${path(call)}/rules`),
    show: ({ rules }: WireDeviceRules) => table([['RULE', 'IS', 'FIGURES'], ...rules.map(ruleRow)]),
  },
  'devices remove': {
    usage: 'ID',
    does: 'deletes a device; its alerts end as withdrawn',
    run: call => call.server.call<WireGatewayDeleted | undefined>('DELETE', path(call)),
    show: (left: WireGatewayDeleted | undefined) =>
      left === undefined ? 'deleted' : `deleted. ${left.says.en}\n  ${left.behind.join(' ')}`,
  },
}

type DeviceRule = WireDeviceRules['rules'][number]

const ruleRow = ({ id, enabled, settings }: DeviceRule): string[] => [
  id,
  `${enabled.value ? 'on' : 'off'}${origin(enabled.from)}`,
  Object.entries(settings)
    .map(([name, { value, from }]) => `${name}=${value}${origin(from)}`)
    .join(' '),
]

const origin = (from: DeviceRule['enabled']['from']): string => (from === 'default' ? '' : ` (${from})`)

const heads = ['ID', 'KIND', 'SITE', 'ZONE', 'NAME', 'DATA']

const row = ({ id, kind, site, zone, name, lastSeenAt }: WireDevice, now: string): string[] => [
  id,
  kind,
  site,
  zone,
  name,
  lastSeenAt === null ? 'never' : `${Math.round((Date.parse(now) - Date.parse(lastSeenAt)) / 1_000)} s ago`,
]
