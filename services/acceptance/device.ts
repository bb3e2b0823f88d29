import mqtt, { type MqttClient } from 'mqtt'
import type { RealServer } from '../../scripts/testing/real-server.ts'

/** One that does not come back by itself. */
export const signInDevice = (
  { mqttPort }: Pick<RealServer, 'mqttPort'>,
  id: string,
  password: string,
  clientId = id,
): Promise<MqttClient> =>
  mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, { username: id, password, clientId, reconnectPeriod: 0 })
