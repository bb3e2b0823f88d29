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
  const isBound = say(hasDoor(kept.certificateDoor) ? 'certificate.is-bound' : 'certificate.is-bound.later')
  return (
    <section className="device-certificates">
      <h3>{say('certificate.title')}</h3>
      <p className="quiet small">{say('certificate.help', { id: device.id })}</p>
      <NoDoor door={kept.certificateDoor} />
      <ul className="kept-tokens">
        {knownCertificates(kept).map(known => (
          <li key={known.fingerprint} data-is={known.state}>
            <About known={known} />
            <Ways device={device} known={known} isBound={isBound} />
          </li>
        ))}
      </ul>
      <BindCertificate device={device} isBound={isBound} />
    </section>
  )
}

type Door = WireDeviceTokens['certificateDoor']

const hasDoor = ({ tls, ca }: Door): boolean => tls && ca

/** A certificate that nobody asks for opens nothing. */
function NoDoor({ door }: { readonly door: Door }) {
  const { say } = useSay(words)
  return (
    !hasDoor(door) && <p className="notice">{say(door.tls ? 'certificate.no-ca' : 'certificate.no-tls')}</p>
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

interface WaysProps {
  readonly device: WireDevice
  readonly known: KnownCertificate
  /** What is said when it is bound. */
  readonly isBound: string
}

function Ways({ device, known, isBound }: WaysProps) {
  const { say } = useSay(words)
  const { bind, remove } = useCertificates(device.id)
  if (known.state === 'revoked')
    return (
      <Button size="small" onClick={() => void bind(known.fingerprint, isBound)}>
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
