import type { WireDeviceToken } from '../../../../services/api/wire/device-token.ts'
import { useSay } from '../../words/use-say.ts'
import { chargerUrl } from './charger-url.ts'
import { NamedSettings } from './NamedSettings.tsx'
import { words } from './words.ts'

/** What is typed into a charger that connects to this server itself, in the words of its own menu. */
export function ChargerSettings({ token: { ocpp } }: { readonly token: WireDeviceToken }) {
  const { say } = useSay(words)
  return (
    <section>
      <h3>{say('charger.settings')}</h3>
      {ocpp ? (
        <>
          <NamedSettings
            settings={[
              [say('charger.url'), chargerUrl(location.hostname, ocpp)],
              [say('charger.protocol'), 'OCPP 1.6J'],
              [say('charger.id'), ocpp.chargePoint],
              [say('token.user'), ocpp.chargePoint],
              [say('charger.profile'), say(`charger.profile.${ocpp.securityProfile}`)],
            ]}
          />
          <p className="quiet small">{say('charger.help')}</p>
        </>
      ) : (
        <p className="notice">{say('charger.no-door')}</p>
      )}
    </section>
  )
}
