import { Link } from '../../app/Link.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { Empty } from '../Empty.tsx'
import { FailedHere } from '../FailedHere.tsx'
import { Page } from '../Page.tsx'
import { wearerHref } from '../route.ts'
import { type Standing, useStandings } from './standing.ts'
import { VerdictLine } from './VerdictLine.tsx'
import { byNeed } from './verdict.ts'
import { WearerPage } from './WearerPage.tsx'
import { useWearers, type Wearer } from './wearers.ts'
import { words } from './words.ts'
import './carer.css'

/** Whoever looks after one person sees that person; of several, whoever needs somebody most stands first. */
export function WearersPage() {
  const { say: tell } = useSay(words)
  const wearers = useWearers()
  const [only, ...others] = wearers.data ?? []
  if (wearers.data === undefined)
    return (
      <Page title={tell('wearers.title')}>
        {wearers.isError && <FailedHere error={wearers.error} retry={() => void wearers.refetch()} />}
      </Page>
    )
  if (only === undefined)
    return (
      <Page title={tell('wearers.title')}>
        <Empty title={tell('wearers.none')} help={tell('wearers.none.help')} />
      </Page>
    )
  if (others.length === 0) return <WearerPage site={only.site} id={only.id} isOnly />
  return <WearerList wearers={wearers.data} />
}

function WearerList({ wearers }: { readonly wearers: readonly Wearer[] }) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const standings = useStandings(wearers)
  return (
    <Page title={tell('wearers.title')}>
      {standings === undefined ? (
        <p className="quiet loading">{say('page.loading')}</p>
      ) : (
        <ul className="wearers">
          {standings
            .toSorted((a, b) => byNeed(a.verdict, b.verdict))
            .map(standing => (
              <WearerRow key={standing.wearer.id} {...standing} />
            ))}
        </ul>
      )}
    </Page>
  )
}

function WearerRow({ wearer, verdict }: Standing) {
  const { say: tell } = useSay(words)
  const about = [wearer.flat, wearer.living !== 'other' && tell(`living.${wearer.living}`)].filter(Boolean)
  return (
    <li>
      <Link className="wearer-row" href={wearerHref(wearer.site, wearer.id)}>
        <span className="wearer-name">
          {wearer.name} <small>{about.join(' · ')}</small>
        </span>
        <VerdictLine verdict={verdict} size="row" />
      </Link>
    </li>
  )
}
