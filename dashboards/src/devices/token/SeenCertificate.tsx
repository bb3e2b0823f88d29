import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'
import { Age, Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

interface SeenCertificateProps {
  readonly device: WireDevice
  readonly certificate: WireDeviceTokens['certificate']
}

/** What it signed in with instead of a token, where it did. */
export function SeenCertificate({ device, certificate }: SeenCertificateProps) {
  const { say } = useSay(words)
  return (
    <section>
      <h3>{say('token.certificate')}</h3>
      {certificate === null ? (
        <p className="quiet small">{say('token.certificate.none', { id: device.id })}</p>
      ) : (
        <>
          <p>
            {say('token.serial')} <code>{certificate.serial}</code>
          </p>
          <p>
            {say('token.expires')} <Stamp at={certificate.expiresAt} />
            {' · '}
            {say('token.seen')} <Age at={certificate.seenAt} />
          </p>
          <p className="quiet small">{say('token.certificate.revoke')}</p>
        </>
      )}
    </section>
  )
}
