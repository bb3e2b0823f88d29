import { Button, Input, Segmented, Select, Tag } from 'antd'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { useKinds } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { go } from '../app/location.ts'
import { SearchMark } from '../app/marks.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { DeviceTools } from './DeviceTools.tsx'
import { type DeviceFilter, listPath, UNNAMED } from './device-filter.ts'
import { GROUPINGS } from './grouping.ts'
import { useSources } from './sources/source-api.ts'
import { words } from './words.ts'

interface DevicesHeadProps {
  readonly filter: DeviceFilter
  readonly devices: readonly WireDevice[]
  /** In the order of the list. */
  readonly shown: readonly string[]
}

const show = (filter: DeviceFilter) => go(listPath(filter), { replace: true })

/** The title, what can be done, and by what the list is narrowed: all of it in the address. */
export function DevicesHead({ filter, devices, shown }: DevicesHeadProps) {
  const common = useWords()
  const { say } = useSay(words)
  return (
    <>
      <div className="page-head">
        <h1>{common.say('devices.title')}</h1>
        <span className="quiet" aria-live="polite">
          {shown.length === devices.length
            ? common.say('devices.count', { n: shown.length })
            : say('list.of', { n: shown.length, total: devices.length })}
        </span>
        <DeviceTools site={filter.site} shown={shown} />
      </div>
      {devices.length > 0 && (
        <search className="device-filter">
          <Input
            allowClear
            prefix={<SearchMark />}
            aria-label={common.say('devices.search')}
            placeholder={common.say('devices.search')}
            value={filter.q}
            onChange={event => show({ ...filter, q: event.target.value })}
          />
          <KindChoice filter={filter} devices={devices} />
          <PlaceChoice filter={filter} devices={devices} />
          <Segmented
            aria-label={common.say('devices.group')}
            value={filter.by}
            options={GROUPINGS.map(value => ({ value, label: common.say(`devices.group.${value}`) }))}
            onChange={by => show({ ...filter, by })}
          />
          <Narrowed filter={filter} />
        </search>
      )}
    </>
  )
}

function KindChoice({ filter, devices }: Omit<DevicesHeadProps, 'shown'>) {
  const { say, of } = useSay(words)
  const { data: kinds } = useKinds()
  // What an address narrows it to may have no device yet, and has its name all the same.
  const there = [...new Set([...devices.map(({ kind }) => kind), filter.kind])].filter(kind => kind !== '')
  const label = (kind: string) => {
    const title = kinds?.get(kind)?.title
    return title === undefined ? kind : of(title)
  }
  return (
    <Select
      aria-label={say('list.kind')}
      value={filter.kind}
      options={[
        { value: '', label: say('list.any-kind') },
        ...there.map(value => ({ value, label: label(value) })),
      ]}
      onChange={kind => show({ ...filter, kind })}
      popupMatchSelectWidth={false}
    />
  )
}

function PlaceChoice({ filter, devices }: Omit<DevicesHeadProps, 'shown'>) {
  const { say, of } = useSay(words)
  const places = usePlaces()
  const sites = [...new Set(devices.map(({ site }) => site))].sort()
  const within = devices.filter(({ site }) => filter.site === '' || filter.site === site)
  const zones = [...new Map(within.map(device => [device.zone, device])).values()]
  const siteName = (id: string) => of(places.sites.find(site => site.id === id)?.name ?? { en: id, zh: id })
  return (
    <>
      {sites.length > 1 && (
        <Select
          aria-label={say('list.site')}
          value={filter.site}
          options={[
            { value: '', label: say('list.any-site') },
            ...sites.map(value => ({ value, label: siteName(value) })),
          ]}
          onChange={site => show({ ...filter, site, zone: '' })}
          popupMatchSelectWidth={false}
        />
      )}
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={say('list.zone')}
        value={filter.zone}
        options={[
          { value: '', label: say('list.any-zone') },
          ...zones.map(({ site, zone }) => ({ value: zone, label: of(places.zoneName(site, zone)) })),
        ]}
        onChange={zone => show({ ...filter, zone })}
        popupMatchSelectWidth={false}
      />
    </>
  )
}

/** What came with a link of the fleet view, to be taken off again. */
function Narrowed({ filter }: Pick<DevicesHeadProps, 'filter'>) {
  const { say } = useSay(words)
  const sources = useSources().data?.sources
  const named = (id: string) => sources?.find(source => source.id === id)?.name ?? id
  return (['model', 'firmware', 'source'] as const)
    .filter(what => filter[what] !== '')
    .map(what => {
      const unnamed = say(what === 'source' ? 'list.own-voice' : 'list.unnamed')
      const name = filter[what] === UNNAMED ? unnamed : what === 'source' ? named(filter[what]) : filter[what]
      const label = say(`list.${what}`, { name })
      return (
        <Tag key={what}>
          {label}{' '}
          <Button
            type="text"
            size="small"
            aria-label={say('list.take-off', { what: label })}
            onClick={() => show({ ...filter, [what]: '' })}
          >
            ×
          </Button>
        </Tag>
      )
    })
}
