import { Button, Input, Select } from 'antd'
import type { WireContacts } from '../../../services/api/wire/notice.ts'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { useSay } from '../words/use-say.ts'
import type { Way } from './own.ts'
import { VerifyWay } from './VerifyWay.tsx'
import { words } from './words.ts'

interface WayFieldProps {
  readonly way: Way
  readonly n: number
  readonly data: WireContacts
  readonly faults: readonly Fault[]
  /** Only whoever reads an address can show that it is read. */
  readonly isOwn: boolean
  readonly onChange: (...by: Way[]) => void
  readonly onUp?: () => void
}

const INPUTS = {
  email: { type: 'email', autoComplete: 'email', placeholder: 'name@example.org' },
  phone: { type: 'tel', autoComplete: 'tel', placeholder: '13800138000' },
} as const

/** One way: its channel, its address where the channel wants one, and whether something was seen to arrive. */
export function WayField({ way, n, data, faults, isOwn, onChange, onUp }: WayFieldProps) {
  const { say } = useSay(words)
  const channel = data.channels.find(({ id }) => id === way.channel)
  const kept = data.ways.find(one => one.channel === way.channel && one.address === way.address)
  const isBrowser = channel?.address === 'push-subscription'
  const input =
    channel?.address === 'email' || channel?.address === 'phone' ? INPUTS[channel.address] : undefined
  const choices = data.channels.filter(({ address }) => address !== 'push-subscription')
  const choose = (id: string) =>
    onChange({
      channel: id,
      address: data.channels.find(one => one.id === id)?.address === 'none' ? null : '',
    })
  return (
    <li className="way">
      <span className="way-place">{n + 1}</span>
      <div className="way-fields">
        {isBrowser || channel === undefined ? (
          <strong>
            {channel
              ? say('ways.browser', { name: channel.name })
              : say('ways.channel-off', { id: way.channel })}
          </strong>
        ) : (
          <Select
            aria-label={say('ways.channel')}
            value={way.channel}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={choose}
            popupMatchSelectWidth={false}
          />
        )}
        {input !== undefined && (
          <Field
            label={say(`ways.address.${channel?.address === 'email' ? 'email' : 'phone'}`)}
            path={`ways.${n}.address`}
            faults={faults}
          >
            {control => (
              <Input
                {...control}
                {...input}
                value={way.address ?? ''}
                onChange={event => onChange({ ...way, address: event.target.value.trim() })}
              />
            )}
          </Field>
        )}
        {kept && <WayState verifiedAt={kept.verifiedAt} goneAt={kept.goneAt} />}
        {kept && isOwn && input !== undefined && kept.verifiedAt === null && kept.address !== null && (
          <VerifyWay channel={kept.channel} address={kept.address} />
        )}
      </div>
      <span className="way-ways">
        {onUp && (
          <Button onClick={onUp} aria-label={say('ways.up', { n: n + 1 })}>
            ↑
          </Button>
        )}
        <Button onClick={() => onChange()}>{say('ways.remove')}</Button>
      </span>
    </li>
  )
}

function WayState({
  verifiedAt,
  goneAt,
}: {
  readonly verifiedAt: string | null
  readonly goneAt: string | null
}) {
  const { say } = useSay(words)
  const state = goneAt !== null ? 'gone' : verifiedAt !== null ? 'verified' : 'unverified'
  const looks = { gone: 'bad', verified: 'good', unverified: 'warning' } as const
  return (
    <span className="badge" data-is={looks[state]}>
      {say(`ways.${state}`)}
    </span>
  )
}
