import { Input, Select } from 'antd'
import { useDevices, useKinds } from '../../api/devices.ts'
import { usePlaces } from '../../api/places.ts'
import { KindMark } from '../../app/kind-marks.tsx'
import { Field } from '../../form/Field.tsx'
import type { Fault } from '../../form/faults.ts'
import { PlaceInput } from '../../form/PlaceInput.tsx'
import { lastingWords } from '../../time/age.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import type { Draft } from './draft.ts'
import { words } from './words.ts'

interface DeviceFieldsProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly faults: readonly Fault[]
  /** It is registered: its id, kind and site stay. */
  readonly isKnown: boolean
}

/** The server is one, and registers itself. */
const NOT_ADDED = 'server'

export const SHOWN_FAULTS = ['id', 'name', 'zone', 'site', 'model', 'gateway', 'expectedIntervalMs', 'kind']

export function DeviceFields(props: DeviceFieldsProps) {
  const { say } = useSay(words)
  const { draft, change, faults, isKnown } = props
  return (
    <>
      <KindField {...props} />
      <Field label={say('add.name')} help={say('add.name.help')} path="name" faults={faults}>
        {control => (
          <Input
            {...control}
            value={draft.name}
            maxLength={100}
            onChange={event => change({ name: event.target.value })}
          />
        )}
      </Field>
      {!isKnown && (
        <Field label={say('add.id')} help={say('add.id.help')} path="id" faults={faults}>
          {control => (
            <Input
              {...control}
              value={draft.id}
              maxLength={64}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              onChange={event => change({ id: event.target.value.trim() })}
            />
          )}
        </Field>
      )}
      <PlaceFields {...props} />
      <div className="form-pair">
        <Field label={say('add.model')} optional path="model" faults={faults}>
          {control => (
            <Input
              {...control}
              value={draft.model}
              maxLength={100}
              onChange={event => change({ model: event.target.value })}
            />
          )}
        </Field>
        <IntervalField {...props} />
      </div>
      <GatewayField {...props} />
    </>
  )
}

function KindField({ draft, change, isKnown, faults }: DeviceFieldsProps) {
  const { say, of } = useSay(words)
  const { data: kinds } = useKinds()
  const options = [...(kinds?.values() ?? [])]
    .filter(({ kind }) => kind !== NOT_ADDED)
    .map(({ kind, title }) => ({
      value: kind,
      label: (
        <span className="kind-option">
          <KindMark kind={kind} width="18" height="18" /> {of(title)}
        </span>
      ),
    }))
  return (
    <Field label={say('add.kind')} path="kind" faults={faults}>
      {control => (
        <Select
          {...control}
          value={draft.kind || null}
          disabled={isKnown}
          options={options}
          onChange={kind => change({ kind: kind ?? '' })}
        />
      )}
    </Field>
  )
}

function PlaceFields({ draft, change, isKnown, faults }: DeviceFieldsProps) {
  const { say } = useSay(words)
  const { sites, zonesOf } = usePlaces()
  return (
    <div className="form-pair">
      <Field label={say('add.site')} path="site" faults={faults}>
        {control => (
          <PlaceInput
            control={control}
            value={draft.site}
            disabled={isKnown}
            places={sites}
            onChange={site => change({ site, gateway: '' })}
          />
        )}
      </Field>
      <Field label={say('add.zone')} help={say('add.zone.help')} path="zone" faults={faults}>
        {control => (
          <PlaceInput
            control={control}
            value={draft.zone}
            places={zonesOf(draft.site)}
            onChange={zone => change({ zone })}
          />
        )}
      </Field>
    </div>
  )
}

function IntervalField({ draft, change, faults }: DeviceFieldsProps) {
  const { say } = useSay(words)
  const common = useWords()
  const { data: kinds } = useKinds()
  const usual = kinds?.get(draft.kind)?.expectedIntervalMs
  const help =
    usual === undefined ? undefined : say('add.interval.help', { usual: lastingWords(common.say, usual) })
  return (
    <Field
      label={say('add.interval')}
      optional
      {...(help !== undefined && { help })}
      path="expectedIntervalMs"
      faults={faults}
    >
      {control => (
        <Input
          {...control}
          value={draft.intervalMin}
          inputMode="decimal"
          suffix={say('add.minutes')}
          onChange={event => change({ intervalMin: event.target.value })}
        />
      )}
    </Field>
  )
}

function GatewayField({ draft, change, faults }: DeviceFieldsProps) {
  const { say } = useSay(words)
  const { data: devices } = useDevices()
  const gateways = (devices?.list ?? []).filter(
    ({ kind, site, id }) => kind === 'gateway' && site === draft.site && id !== draft.id,
  )
  if (gateways.length === 0 && draft.gateway === '') return null
  return (
    <Field label={say('add.gateway')} help={say('add.gateway.help')} path="gateway" faults={faults}>
      {control => (
        <Select
          {...control}
          value={draft.gateway}
          options={[
            { value: '', label: say('add.gateway.none') },
            ...gateways.map(({ id, name }) => ({ value: id, label: `${name} (${id})` })),
          ]}
          onChange={gateway => change({ gateway: gateway ?? '' })}
        />
      )}
    </Field>
  )
}
