import { type ApiConfig, apiConfig } from '../api/config.ts'
import { type BacktestConfig, backtestConfig } from '../backtest/config.ts'
import { type BridgesConfig, bridgesConfig } from '../bridges/config.ts'
import { type MqttConfig, mqttConfig } from '../broker/config.ts'
import { type InfluxConfig, influxConfig } from '../influx/config.ts'
import { type NotifyConfig, notifyConfig } from '../notify/config.ts'
import { type OcppConfig, ocppConfig } from '../ocpp/config.ts'
import { type OrderLimits, orderConfig } from '../orders/config.ts'
import { type RuntimeConfig, runtimeConfig } from '../runtime/config.ts'
import { type SourceLimits, sourceConfig } from '../sources/config.ts'
import { type BackupConfig, backupConfig } from '../store/backup/config.ts'
import { type StorageConfig, storageConfig } from '../store/config.ts'
import { type VitalsConfig, vitalsConfig } from '../vitals/config.ts'
import { Environment } from './environment.ts'

export interface Configuration {
  readonly runtime: RuntimeConfig
  readonly storage: StorageConfig
  readonly backup: BackupConfig
  readonly backtest: BacktestConfig
  readonly mqtt: MqttConfig
  readonly sources: SourceLimits
  readonly ocpp: OcppConfig | undefined
  readonly bridges: BridgesConfig
  readonly orders: OrderLimits
  readonly api: ApiConfig
  readonly influx: InfluxConfig | undefined
  readonly notify: NotifyConfig
  readonly vitals: VitalsConfig
  readonly adminPassword: string | undefined
  readonly logLevel: string
  /** The longest that a stop may take; what is not finished by then is in the journal. */
  readonly stopMsMax: number
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Shorter ones are guessed. */
export const ADMIN_PASSWORD_LENGTH_MIN = 8

/** Everything that can be set, from the environment. Throws a `ConfigurationError` with every fault at once. */
export function readConfiguration(variables: Readonly<Record<string, string | undefined>>): Configuration {
  const env = new Environment(variables)
  const runtime = runtimeConfig(env)
  const configuration: Configuration = {
    runtime,
    storage: storageConfig(env),
    backup: backupConfig(env),
    backtest: backtestConfig(env),
    mqtt: mqttConfig(env),
    sources: sourceConfig(env),
    ocpp: ocppConfig(env),
    bridges: bridgesConfig(env),
    orders: orderConfig(env),
    api: apiConfig(env),
    influx: influxConfig(env),
    notify: notifyConfig(env),
    vitals: vitalsConfig(env, runtime.clock === 'wall'),
    adminPassword: adminPassword(env),
    logLevel: env.oneOf('LINLI_LOG_LEVEL', LOG_LEVELS, 'info'),
    stopMsMax: env.integer('LINLI_STOP_SECONDS', 10, 1, 600) * 1_000,
  }
  env.finish()
  return configuration
}

function adminPassword(env: Environment): string | undefined {
  const password = env.text('LINLI_ADMIN_PASSWORD')
  if (password !== undefined && password.length < ADMIN_PASSWORD_LENGTH_MIN) {
    env.fault(`LINLI_ADMIN_PASSWORD: shorter than ${ADMIN_PASSWORD_LENGTH_MIN} characters`)
  }
  return password
}
