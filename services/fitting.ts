import type { Logger } from 'pino'
import type { Configuration } from './config/configuration.ts'
import { type Connections, permittedDescriptors, shareDescriptors } from './runtime/descriptors.ts'

/**
 * The configuration with no more connections than the system permits descriptors for, beside those that the server's
 * own files need. Where nothing is known of the limit, as it is.
 */
export function fitted(
  config: Configuration,
  log: Pick<Logger, 'warn'>,
  permitted = permittedDescriptors(),
): Configuration {
  if (permitted === undefined) return config
  const wanted = {
    mqtt: config.mqtt.limits.connectionsMax,
    http: config.api.connectionsMax,
    ocpp: config.ocpp?.limits.connectionsMax ?? 0,
  }
  const reserve = config.runtime.filesReserve
  const share = shareDescriptors(wanted, permitted, reserve)
  if (share.verdict === 'as-wanted') return config
  const needed = wanted.mqtt + wanted.http + wanted.ocpp + reserve
  if (share.verdict === 'too-few') throw new Error(`${permitted} open files are too few. ${remedy(needed)}`)
  log.warn(
    {
      ...{ permitted, needed, mqttConnections: share.to.mqtt, httpConnections: share.to.http },
      ...(config.ocpp && { ocppConnections: share.to.ocpp }),
    },
    `too few open files are permitted for the configured connections, so fewer are accepted. ${remedy(needed)}`,
  )
  return withConnections(config, share.to)
}

const remedy = (needed: number): string =>
  `Permit ${needed}: LimitNOFILE=${needed} in the systemd unit, or ulimit -n ${needed}`

function withConnections(config: Configuration, { mqtt, http, ocpp }: Connections): Configuration {
  const { api } = config
  // The feed keeps its share of them, so that there is always room for the console's own requests.
  const feed = Math.max(1, Math.floor((api.feed.connectionsMax * http) / api.connectionsMax))
  return {
    ...config,
    mqtt: { ...config.mqtt, limits: { ...config.mqtt.limits, connectionsMax: mqtt } },
    ocpp: config.ocpp && {
      ...config.ocpp,
      limits: { ...config.ocpp.limits, connectionsMax: Math.max(1, ocpp) },
    },
    api: { ...api, connectionsMax: http, feed: { ...api.feed, connectionsMax: feed } },
  }
}
