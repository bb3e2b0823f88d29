import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceToken, WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'
import { useKinds } from '../../api/devices.ts'
import { Once } from '../../form/Once.tsx'
import { useSay } from '../../words/use-say.ts'
import { OCPP } from '../heard/use-way.ts'
import { ChargerSettings } from './ChargerSettings.tsx'
import { Copied } from './Copied.tsx'
import { FirstMessage } from './FirstMessage.tsx'
import { NamedSettings } from './NamedSettings.tsx'
import { commandLine, sampleOf } from './settings.ts'
import { words } from './words.ts'

interface ConnectProps {
  readonly device: WireDevice
  readonly token: WireDeviceToken | undefined
  /** When it was last heard before it was given this; `null` where it never was. */
  readonly since: string | null
  readonly kept?: WireDeviceTokens | undefined
  readonly onClose: () => void
}

/** The token, what goes into the device, and the word that it has arrived. */
export function Connect({ device, token, since, kept, onClose }: ConnectProps) {
  const { say } = useSay(words)
  return (
    <div className="connect">
      {token !== undefined && (
        <Once
          label={say('token.label')}
          secret={token.token}
          help={say(token.ocpp === undefined ? 'token.help' : 'token.help.charger')}
        />
      )}
      {token?.ocpp !== undefined && <ChargerSettings token={token} />}
      {/* What is heard at the door alone has no use for MQTT. */}
      {token !== undefined && device.origin?.source !== OCPP && <Settings device={device} token={token} />}
      <FirstMessage device={device} since={since} kept={kept} onClose={onClose} />
    </div>
  )
}

function Settings({
  device,
  token: given,
}: {
  readonly device: WireDevice
  readonly token: WireDeviceToken
}) {
  const { say } = useSay(words)
  const { data: kinds } = useKinds()
  const { username, token, topic, mqtt } = given
  const host = location.hostname
  const payload = sampleOf(kinds?.get(device.kind))
  const line = commandLine({ host, port: mqtt.port, username, token, topic, payload })
  const settings: [string, string | undefined][] = [
    [say('token.host'), host],
    [say('token.port'), String(mqtt.port)],
    [say('token.port.tls'), mqtt.tlsPort === undefined ? undefined : String(mqtt.tlsPort)],
    [say('token.user'), username],
    [say('token.client'), username],
    [say('token.topic'), topic],
  ]
  return (
    <>
      <section>
        <h3>{say(given.ocpp === undefined ? 'token.settings' : 'token.settings.mqtt')}</h3>
        <NamedSettings settings={settings} />
        <p className="quiet small">{say('token.ports')}</p>
      </section>
      <section>
        <h3>{say('token.try')}</h3>
        <p className="quiet small">{say('token.try.help')}</p>
        <pre className="command-line">{line}</pre>
        <Copied what={say('token.try')} text={line} asButton />
      </section>
    </>
  )
}
