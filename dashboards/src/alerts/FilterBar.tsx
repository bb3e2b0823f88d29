import { Button, Checkbox, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useDevices, useKinds } from '../api/devices.ts'
import { go } from '../app/location.ts'
import { FilterMark } from '../app/marks.tsx'
import { usePhone } from '../app/media.ts'
import { useWords } from '../words/words.ts'
import { CONDITIONS, HANDLINGS } from './alert.ts'
import { type Filter, isNarrowed, isShown, queryOf } from './filter.ts'
import { useBoard } from './lists.ts'
import { SeverityStrip } from './SeverityStrip.tsx'

const show = (filter: Filter): void => go(location.pathname + queryOf(filter), { replace: true })

/** What is shown: the view, the severities with their counts, and the narrower choices. */
export function FilterBar({ filter }: { readonly filter: Filter }) {
  const { say } = useWords()
  const phone = usePhone()
  const [unfolded, unfold] = useState(false)
  const { data: board } = useBoard()
  const open = board?.alerts.filter(alert => isShown(filter, alert)).length
  return (
    <div className="filter-bar">
      <h1 className="unseen">{say('alerts.title')}</h1>
      <SeverityStrip filter={filter} show={show} />
      <div className="filter-row">
        <Segmented<Filter['view']>
          aria-label={say('alerts.view')}
          value={filter.view}
          onChange={view => show({ ...filter, view, handling: [] })}
          options={[
            { value: 'open', label: `${say('alerts.open')} ${open ?? ''}`.trim() },
            { value: 'history', label: say('alerts.history') },
          ]}
        />
        {phone && (
          <Button
            icon={<FilterMark />}
            aria-expanded={unfolded}
            type={isNarrowed(filter) ? 'primary' : 'default'}
            onClick={() => unfold(!unfolded)}
          >
            {say('alerts.filter.label')}
          </Button>
        )}
        {(!phone || unfolded) && <Choices filter={filter} />}
      </div>
    </div>
  )
}

function Choices({ filter }: { readonly filter: Filter }) {
  const { say } = useWords()
  const zones = useZones()
  const kinds = useKindChoices()
  const { condition, kind, zone, ...rest } = filter
  const handlings = filter.view === 'open' ? HANDLINGS.filter(handling => handling !== 'resolved') : HANDLINGS
  return (
    <div className="choices">
      <Choice
        label={say('alerts.filter.any-condition')}
        value={condition}
        options={CONDITIONS.map(value => ({ value, label: say(`condition.${value}`) }))}
        choose={value => show({ ...without(filter, 'condition'), ...(value ? { condition: value } : {}) })}
      />
      <Select
        mode="multiple"
        maxTagCount="responsive"
        aria-label={say('alerts.column.handling')}
        placeholder={say('alerts.filter.any-handling')}
        value={[...rest.handling]}
        onChange={handling => show({ ...filter, handling })}
        options={handlings.map(value => ({ value, label: say(`handling.${value}`) }))}
        showSearch={false}
        allowClear
      />
      <Choice
        label={say('alerts.filter.any-kind')}
        value={kind}
        options={kinds}
        choose={value => show({ ...without(filter, 'kind'), ...(value ? { kind: value } : {}) })}
      />
      <Choice
        label={say('alerts.filter.any-zone')}
        value={zone}
        options={zones}
        choose={value => show({ ...without(filter, 'zone'), ...(value ? { zone: value } : {}) })}
      />
      <Checkbox
        className="held-choice"
        checked={filter.held}
        onChange={({ target }) => show({ ...filter, held: target.checked })}
      >
        {say('alerts.filter.held')}
      </Checkbox>
      {isNarrowed(filter) && (
        <Button
          type="link"
          onClick={() => show({ view: filter.view, severity: [], handling: [], held: false })}
        >
          {say('alerts.filter.clear')}
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T | undefined
  readonly options: { value: T; label: string }[]
  readonly choose: (value: T | undefined) => void
}

function Choice<T extends string>({ label, value, options, choose }: ChoiceProps<T>) {
  return (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      options={options}
      onChange={chosen => choose(chosen ?? undefined)}
      popupMatchSelectWidth={false}
    />
  )
}

function useZones(): { value: string; label: string }[] {
  const { data: devices } = useDevices()
  const zones = new Set(devices?.list.map(device => device.zone))
  return [...zones].sort().map(value => ({ value, label: value }))
}

function useKindChoices(): { value: string; label: string }[] {
  const { of } = useWords()
  const { data: kinds } = useKinds()
  return [...(kinds?.values() ?? [])].map(({ kind, title }) => ({ value: kind, label: of(title) }))
}

function without<K extends 'condition' | 'kind' | 'zone'>(filter: Filter, key: K): Omit<Filter, K> {
  const { [key]: _, ...rest } = filter
  return rest
}
