import { Button } from 'antd'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'
import { useNameOf } from '../../api/colleagues.ts'
import { Sure } from '../../form/Sure.tsx'
import { Age, Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { BindCertificate } from './BindCertificate.tsx'
import { type KnownCertificate, knownCertificates, useCertificates } from './certificates-api.ts'
import { words } from './words.ts'

interface CertificatesProps {
  readonly device: WireDevice
  readonly kept: WireDeviceTokens
}

/** What opens its account instead of a token, what no longer does, and another. */
export function Certificates({ device, kept }: CertificatesProps) {
  const { say } = useSay(words)
  return (
    <section className="device-certificates">
      <h3>{say('certificate.title')}</h3>
      <p className="quiet small">{say('certificate.help', { id: device.id })}</p>
      <ul className="kept-tokens">
        {knownCertificates(kept).map(known => (
          <li key={known.fingerprint} data-is={known.state}>
            <About known={known} />
            <Ways device={device} known={known} />
          </li>
        ))}
      </ul>
      <BindCertificate device={device} />
    </section>
  )
}

function About({
  known: { fingerprint, state, serial, expiresAt, seenAt, decided },
}: {
  readonly known: KnownCertificate
}) {
  const { say } = useSay(words)
  const nameOf = useNameOf()
  return (
    <div>
      <strong>{say(`certificate.${state}`)}</strong>
      <p className="quiet small">
        {serial !== null && (
          <>
            {say('certificate.serial')} <code>{serial}</code>
            {' · '}
          </>
        )}
        SHA-256 <code title={fingerprint}>{shortened(fingerprint)}</code>
      </p>
      <p className="quiet small">
        {expiresAt !== null && (
          <>
            {say('certificate.expires')} <Stamp at={expiresAt} />{' '}
          </>
        )}
        {seenAt !== undefined && (
          <>
            {say('certificate.seen')} <Age at={seenAt} />{' '}
          </>
        )}
        {decided !== undefined && (
          <>
            {say('certificate.decided', { who: nameOf(decided.by) })} <Age at={decided.at} />
          </>
        )}
      </p>
    </div>
  )
}

function Ways({ device, known }: { readonly device: WireDevice; readonly known: KnownCertificate }) {
  const { say } = useSay(words)
  const { bind, remove } = useCertificates(device.id)
  if (known.state === 'revoked')
    return (
      <Button size="small" onClick={() => void bind(known.fingerprint, say('certificate.is-bound'))}>
        {say('certificate.again')}
      </Button>
    )
  return (
    <Sure
      size="small"
      label={say('certificate.remove')}
      title={say('certificate.remove.title')}
      onSure={() => remove(known.fingerprint, say('certificate.removed'))}
    >
      <p>{say('certificate.remove.help')}</p>
    </Sure>
  )
}

/** As much of it as is compared by eye. */
const shortened = (fingerprint: string): string => `${fingerprint.slice(0, 8)}…${fingerprint.slice(-8)}`
