import { useId } from 'react'
import type { WireListedSource } from '../../../../services/api/wire/source.ts'
import { useDevices } from '../../api/devices.ts'
import { usePlaces } from '../../api/places.ts'
import { Awaited } from '../../app/Awaited.tsx'
import { Blank } from '../../app/Blank.tsx'
import { Link } from '../../app/Link.tsx'
import { PlaceInput } from '../../form/PlaceInput.tsx'
import { useParameter } from '../../form/parameter.ts'
import { SitePage } from '../../form/SitePage.tsx'
import { useSay } from '../../words/use-say.ts'
import { useSources, useUnclaimed } from '../sources/source-api.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { rememberZone, useUsualZone } from './use-usual-zone.ts'
import { keyOf } from './WaitingCard.tsx'
import { WaitingList } from './WaitingList.tsx'
import { words } from './words.ts'
import '../sources/sources.css'
import './claim.css'

/** Who is heard and not registered: an installer stands beside the bin with this page in the hand. */
export default function ClaimPage() {
  const { say } = useSay(words)
  return (
    <SitePage
      title={say('claim.title')}
      help={say('claim.help')}
      actions={({ id }) => <ZoneChoice site={id} />}
    >
      {({ id }) => <WaitingOf key={id} site={id} />}
    </SitePage>
  )
}

/** Whoever walks along the bins of one place says once where that is. */
function ZoneChoice({ site }: { readonly site: string }) {
  const { say } = useSay(words)
  const { zonesOf } = usePlaces()
  const usual = useUsualZone(site)
  const [, setZone] = useParameter('zone')
  const id = useId()
  const choose = (zone: string) => {
    rememberZone(site, zone)
    setZone(zone)
  }
  return (
    <span className="claim-zone">
      <label htmlFor={id}>{say('claim.zone')}</label>
      <PlaceInput control={{ id }} value={usual} places={zonesOf(site)} onChange={choose} />
    </span>
  )
}

/** Chargers that knock at the server's own door wait under this name, and belong to whichever site adopts them. */
const OCPP = 'ocpp'

function useDoor(site: string): (source: string) => WireListedSource | undefined {
  const { say } = useSay(words)
  const door: WireListedSource = {
    ...{ id: OCPP, site, name: say('claim.door'), via: { bridge: OCPP }, filters: [], format: OCPP },
    ...{ settings: {}, isOn: true, savedAt: '', savedBy: '', version: 0 },
    heard: { lastAt: null, messages: 0, refused: [] },
  }
  return source => (source === OCPP ? door : undefined)
}

function WaitingOf({ site }: { readonly site: string }) {
  const sources = useSources()
  const waiting = useUnclaimed()
  const devices = useDevices()
  const zone = useUsualZone(site)
  const [opened, open] = useParameter('claim')
  const door = useDoor(site)
  if (sources.data === undefined) return <Awaited what={sources} />
  if (waiting.data === undefined) return <Awaited what={waiting} />
  if (devices.data === undefined) return <Awaited what={devices} />
  const own = sources.data.sources.filter(source => source.site === site)
  const rows = waiting.data.devices.flatMap(each => {
    const source = own.find(({ id }) => id === each.source) ?? door(each.source)
    return source === undefined ? [] : [{ waiting: each, source }]
  })
  const found = rows.find(row => keyOf(row.waiting) === opened)
  return (
    <>
      {rows.length === 0 ? (
        <Nobody hasSource={own.length > 0} />
      ) : (
        <WaitingList rows={rows} zone={zone} onOpen={open} />
      )}
      {opened !== '' && found !== undefined && (
        <ClaimForm key={opened} {...found} zone={zone} onClose={() => open('')} />
      )}
    </>
  )
}

function Nobody({ hasSource }: { readonly hasSource: boolean }) {
  const { say } = useSay(words)
  return (
    <Blank title={say('claim.none')} help={say(hasSource ? 'claim.none.help' : 'claim.none.source')}>
      {!hasSource && <Link href="/sources">{say('claim.none.to-sources')}</Link>}
    </Blank>
  )
}
