import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { useBoard } from '../../alerts/lists.ts'
import { usePlace } from '../../app/location.ts'
import { useSignedIn } from '../../app/rights.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { goInstead } from '../back.ts'
import { Empty } from '../Empty.tsx'
import { FailedHere } from '../FailedHere.tsx'
import { foreseen } from '../outbox/foreseen.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { Page } from '../Page.tsx'
import { useWhere } from '../where.ts'
import { PILES, type Pile, piled } from './order.ts'
import { RoundRow } from './RoundRow.tsx'
import { words } from './words.ts'

/** What there is to do in somebody's zones: what waits first. */
export function RoundPage() {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const { username } = useSignedIn()
  const board = useBoard()
  const { entries } = usePresses()
  const { path, query } = usePlace()
  const shown = PILES.find(pile => pile === new URLSearchParams(query).get('show')) ?? 'waiting'
  const alerts = board.data?.alerts.map(alert => foreseen(alert, entries))
  const piles = alerts && piled(alerts, username)
  return (
    <Page title={tell('round.title')}>
      <Piles
        shown={shown}
        piles={piles}
        choose={pile => goInstead(pile === 'waiting' ? path : `${path}?show=${pile}`)}
      />
      {piles !== undefined ? (
        <PileList pile={shown} alerts={piles[shown]} />
      ) : board.isError ? (
        <FailedHere error={board.error} retry={() => void board.refetch()} />
      ) : (
        <p className="quiet loading">{say('page.loading')}</p>
      )}
    </Page>
  )
}

interface PilesProps {
  readonly shown: Pile
  readonly piles: Readonly<Record<Pile, readonly WireAlert[]>> | undefined
  readonly choose: (pile: Pile) => void
}

function Piles({ shown, piles, choose }: PilesProps) {
  const { say: tell } = useSay(words)
  return (
    <fieldset className="piles">
      <legend className="unseen">{tell('pile.label')}</legend>
      {PILES.map(pile => (
        <button key={pile} type="button" aria-pressed={pile === shown} onClick={() => choose(pile)}>
          {tell(`pile.${pile}`)} <b>{piles?.[pile].length ?? ''}</b>
        </button>
      ))}
    </fieldset>
  )
}

function PileList({ pile, alerts }: { readonly pile: Pile; readonly alerts: readonly WireAlert[] }) {
  const { say: tell } = useSay(words)
  const where = useWhere()
  if (alerts.length === 0)
    return <Empty title={tell(`pile.none.${pile}`)} help={tell(`pile.none.${pile}.help`)} />
  return (
    <ul className="rows" aria-label={tell(`pile.${pile}`)}>
      {alerts.map(alert => (
        <RoundRow key={alert.id} alert={alert} where={where(alert)} />
      ))}
    </ul>
  )
}
