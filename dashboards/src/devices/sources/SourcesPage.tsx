import { Button } from 'antd'
import type { WireListedSource } from '../../../../services/api/wire/source.ts'
import { useDevices } from '../../api/devices.ts'
import { Awaited } from '../../app/Awaited.tsx'
import { Link } from '../../app/Link.tsx'
import { useCan } from '../../app/rights.ts'
import { useParameter } from '../../form/parameter.ts'
import { type Column, Rows } from '../../form/Rows.tsx'
import { SitePage } from '../../form/SitePage.tsx'
import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { listPath } from '../device-filter.ts'
import { useReason } from '../reasons.ts'
import { Bridges } from './Bridges.tsx'
import { FirstSource } from './FirstSource.tsx'
import { SourceEditor } from './SourceEditor.tsx'
import { useFormats, useSources } from './source-api.ts'
import { useViaName } from './use-ways.ts'
import { words } from './words.ts'
import './sources.css'

/** What is listened to besides the devices that speak for themselves: `?source=…` is one of them, open. */
export default function SourcesPage() {
  const { say } = useSay(words)
  const can = useCan()
  const [, open] = useParameter('source')
  return (
    <SitePage
      title={say('sources.title')}
      help={say('sources.help')}
      actions={() =>
        can('sources.write') && (
          <Button type="primary" onClick={() => open('new')}>
            {say('sources.new')}
          </Button>
        )
      }
    >
      {site => <SourcesOf key={site.id} site={site.id} />}
    </SitePage>
  )
}

function SourcesOf({ site }: { readonly site: string }) {
  const { say } = useSay(words)
  const can = useCan()
  const asked = useSources()
  const formats = useFormats()
  const [opened, open] = useParameter('source')
  const columns = useColumns()
  if (asked.data === undefined) return <Awaited what={asked} />
  if (formats.data === undefined) return <Awaited what={formats} />
  const own = asked.data.sources.filter(source => source.site === site)
  const source = own.find(({ id }) => id === opened)
  const mayOpen = can('sources.write')
  return (
    <>
      {own.length === 0 ? (
        <FirstSource formats={formats.data.formats} />
      ) : (
        <Rows
          label={say('sources.title')}
          columns={columns}
          rows={own}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => (mayOpen ? `/sources?site=${site}&source=${id}` : undefined)}
          empty={{ title: say('sources.none') }}
        />
      )}
      <Bridges />
      {mayOpen && opened !== '' && (opened === 'new' || source !== undefined) && (
        <SourceEditor key={opened} {...{ site, source, catalogue: formats.data }} onClose={() => open('')} />
      )}
    </>
  )
}

function useColumns(): Column<WireListedSource>[] {
  const { say, of } = useSay(words)
  const formats = useFormats().data?.formats
  const viaName = useViaName()
  const devices = useDevices().data?.list ?? []
  const heardThere = (id: string) => devices.filter(({ origin }) => origin?.source === id).length
  return [
    { title: say('source.name'), show: ({ name }) => name },
    { title: say('source.state'), show: ({ isOn }) => <OnOff isOn={isOn} /> },
    { title: say('source.via'), show: ({ via }) => viaName(via) },
    {
      title: say('source.format'),
      show: ({ format }) =>
        of(formats?.find(each => each.name === format)?.title ?? { en: format, zh: format }),
    },
    {
      title: say('source.heard'),
      show: ({ heard: { lastAt } }) =>
        lastAt === null ? <span className="quiet">{say('source.never')}</span> : <Age at={lastAt} />,
    },
    {
      title: say('source.devices'),
      show: ({ id }) => (
        <Link href={listPath({ source: id })}>{say('source.n-devices', { n: heardThere(id) })}</Link>
      ),
    },
    { title: say('source.refused'), show: ({ heard }) => <Refused heard={heard} /> },
  ]
}

function OnOff({ isOn }: { readonly isOn: boolean }) {
  const { say } = useSay(words)
  return (
    <span className="badge" data-is={isOn ? 'good' : 'warning'}>
      {say(isOn ? 'source.on' : 'source.off')}
    </span>
  )
}

function Refused({ heard: { refused } }: Pick<WireListedSource, 'heard'>) {
  const { say } = useSay(words)
  const reason = useReason()
  const [latest] = refused
  if (latest === undefined) return <span className="quiet">{say('source.fine')}</span>
  const n = refused.reduce((sum, { count }) => sum + count, 0)
  return <span className="small">{say('source.refused.n', { n, reason: reason(latest) })}</span>
}
