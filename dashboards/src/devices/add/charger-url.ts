import type { WireChargerWay } from '../../../../services/api/wire/device-token.ts'

type Door = Pick<WireChargerWay, 'path' | 'port' | 'securityProfile'>

/** Where a charger connects: whole, as its menu wants it. An address of the sixth version stands in brackets already. */
export const chargerUrl = (host: string, { path, port, securityProfile }: Door): string =>
  `${securityProfile === 2 ? 'wss' : 'ws'}://${host}:${port}${path}`
