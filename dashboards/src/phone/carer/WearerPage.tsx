import { isCode } from '../../api/request.ts'
import { Orders } from '../../orders/Orders.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { Empty } from '../Empty.tsx'
import { FailedHere } from '../FailedHere.tsx'
import { Page } from '../Page.tsx'
import { HOME } from '../route.ts'
import { BandState } from './BandState.tsx'
import { Contacts } from './Contacts.tsx'
import { OpenAlarms } from './OpenAlarms.tsx'
import { type Standing, useStandings } from './standing.ts'
import { VerdictLine } from './VerdictLine.tsx'
import { Vitals } from './Vitals.tsx'
import { Week } from './Week.tsx'
import { useWearerFile, useWearers, type Wearer } from './wearers.ts'
import { words } from './words.ts'
import './carer.css'

interface WearerPageProps {
  readonly site: string
  readonly id: string
  /** There is no list to go back to. */
  readonly isOnly?: boolean
}

/** Is she all right? */
export function WearerPage({ site, id, isOnly = false }: WearerPageProps) {
  const { say: tell } = useSay(words)
  const file = useWearerFile(site, id)
  const up = isOnly ? {} : { up: HOME }
  if (file.data !== undefined)
    return (
      <Page title={file.data.name} {...up}>
        <OneWearer file={file.data} />
      </Page>
    )
  return (
    <Page title="" {...up}>
      {isCode(file.error, 'WEARER_NOT_FOUND') ? (
        <Empty title={tell('wearer.unknown')} />
      ) : (
        file.isError && <FailedHere error={file.error} retry={() => void file.refetch()} />
      )}
    </Page>
  )
}

function OneWearer({ file }: { readonly file: Wearer & Parameters<typeof Contacts>[0]['file'] }) {
  const { say } = useWords()
  const { data: wearers } = useWearers()
  // The file is read once, for each time is a look; the list says who wears the band by now.
  const listed = wearers?.find(({ id, site }) => id === file.id && site === file.site)
  const [standing] = useStandings([listed ?? file]) ?? []
  if (standing === undefined) return <p className="quiet loading">{say('page.loading')}</p>
  return (
    <>
      <VerdictLine verdict={standing.verdict} size="page" />
      <OpenAlarms alerts={standing.alerts} />
      <Contacts file={file} />
      <OfBand {...standing} />
    </>
  )
}

function OfBand({ wearer, device }: Standing) {
  if (device === undefined) return null
  return (
    <>
      <Orders device={device.id} kind={device.kind} />
      <Vitals wearer={wearer.id} device={device} healthShown={wearer.healthShown} />
      <BandState device={device} locationShown={wearer.locationShown} />
      <Week wearer={wearer.id} device={device.id} healthShown={wearer.healthShown} />
    </>
  )
}
