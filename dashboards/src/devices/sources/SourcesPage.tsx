import { Button } from 'antd'
import { useEffect } from 'react'
import { Awaited } from '../../app/Awaited.tsx'
import { useCan } from '../../app/rights.ts'
import { Choice } from '../../form/Choice.tsx'
import { pathWith, setParameters, useParameter } from '../../form/parameter.ts'
import { Rows } from '../../form/Rows.tsx'
import { isFound, SearchField } from '../../form/SearchField.tsx'
import { SitePage } from '../../form/SitePage.tsx'
import { useSay } from '../../words/use-say.ts'
import { Bridges } from './Bridges.tsx'
import { ChargerDoor } from './ChargerDoor.tsx'
import { DeviceDoor } from './DeviceDoor.tsx'
import { siteElsewhere } from './elsewhere.ts'
import { FirstSource } from './FirstSource.tsx'
import { SourceEditor } from './SourceEditor.tsx'
import { SORTS, sorted } from './sorts.ts'
import { useFormats, useSources } from './source-api.ts'
import { useColumns } from './source-columns.tsx'
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
  const [q] = useParameter('q')
  const [sort] = useParameter('sort')
  const viaName = useViaName()
  const elsewhere = siteElsewhere(asked.data?.sources ?? [], opened, site)
  useEffect(() => {
    if (elsewhere !== undefined) setParameters({ site: elsewhere })
  }, [elsewhere])
  if (asked.data === undefined) return <Awaited what={asked} />
  if (formats.data === undefined) return <Awaited what={formats} />
  const own = asked.data.sources.filter(source => source.site === site)
  const source = own.find(({ id }) => id === opened)
  const mayOpen = can('sources.write')
  const shown = sorted(
    own.filter(({ id, name, via, format, filters }) =>
      isFound(q, id, name, viaName(via), format, ...filters),
    ),
    sort,
  )
  return (
    <>
      {own.length === 0 ? (
        <FirstSource formats={formats.data.formats} />
      ) : (
        <>
          <search className="list-tools">
            <SearchField label={say('sources.search')} />
            <Choice
              name="sort"
              label={say('sources.sort')}
              options={SORTS}
              say={word => say(`sort.${word}`)}
            />
            <span className="quiet" aria-live="polite">
              {say('sources.count', { n: shown.length, total: own.length })}
            </span>
          </search>
          <Rows
            label={say('sources.title')}
            columns={columns}
            rows={shown}
            keyOf={({ id }) => id}
            hrefOf={({ id }) =>
              mayOpen ? pathWith('/sources', { source: id }, 'site', 'q', 'sort') : undefined
            }
            empty={{ title: say('sources.not-found') }}
          />
        </>
      )}
      <Bridges />
      <ChargerDoor />
      <DeviceDoor />
      {mayOpen && opened !== '' && (opened === 'new' || source !== undefined) && (
        <SourceEditor key={opened} {...{ site, source, catalogue: formats.data }} onClose={() => open('')} />
      )}
    </>
  )
}
