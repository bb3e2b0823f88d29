import { App } from 'antd'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { Sure } from '../../form/Sure.tsx'
import { Age, Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { OCPP, useSourceOf } from '../heard/use-way.ts'
import { tokenPath } from './token-api.ts'
import { words } from './words.ts'

type Kept = WireDeviceTokens['tokens'][number]

interface KeptTokensProps {
  readonly device: WireDevice
  readonly tokens: readonly Kept[]
}

/** Which tokens are good, whether they are used, and until when. */
export function KeptTokens({ device, tokens }: KeptTokensProps) {
  const { say } = useSay(words)
  return (
    <section>
      <h3>{say('token.kept')}</h3>
      {tokens.length === 0 && <None device={device} />}
      <ul className="kept-tokens">
        {tokens.map(token => (
          <li key={token.which}>
            <TokenLine token={token} />
            {token.which === 'former' && <EndFormer device={device} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Of what a source speaks for that is no fault. */
function None({ device }: Pick<KeptTokensProps, 'device'>) {
  const { say } = useSay(words)
  const source = useSourceOf(device)
  const through = device.origin?.source
  if (through === undefined || through === OCPP) return <p className="quiet">{say('token.none')}</p>
  return <p className="quiet">{say('token.through-source', { source: source?.name ?? through })}</p>
}

function TokenLine({ token: { which, madeAt, lastUsedAt, endsAt } }: { readonly token: Kept }) {
  const { say } = useSay(words)
  return (
    <div>
      <strong>{say(`token.${which}`)}</strong>
      <p className="quiet">
        {madeAt !== null && (
          <>
            {say('token.made')} <Stamp at={madeAt} />
            {' · '}
          </>
        )}
        {lastUsedAt === null ? (
          say('token.never-used')
        ) : (
          <>
            {say('token.used')} <Age at={lastUsedAt} />
          </>
        )}
      </p>
      {endsAt !== null && (
        <p>
          {say('token.ends')} <Stamp at={endsAt} />
        </p>
      )}
    </div>
  )
}

function EndFormer({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const { message } = App.useApp()
  const changed = useChanged()
  async function end(): Promise<void> {
    await ask(`${tokenPath(device.id)}/former`, { method: 'DELETE' })
    await changed(tokenPath(device.id))
    void message.success(say('token.ended'))
  }
  return (
    <Sure label={say('token.end-now')} title={say('token.end-now.title')} onSure={end} size="small">
      <p>{say('token.end-now.help')}</p>
    </Sure>
  )
}
