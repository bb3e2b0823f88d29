import { useTakers } from '../../alerts/takers.ts'
import { useSignedIn } from '../../app/rights.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { FailedHere } from '../FailedHere.tsx'
import { Choices } from './Choices.tsx'
import { words } from './words.ts'

interface TakersProps {
  readonly alertId: string
  readonly value: string | undefined
  readonly choose: (id: string) => void
}

/** Whose it could be, those on duty first. */
export function Takers({ alertId, value, choose }: TakersProps) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const { username } = useSignedIn()
  const takers = useTakers(alertId)
  if (takers.isError) return <FailedHere error={takers.error} retry={() => void takers.refetch()} />
  if (takers.data === undefined) return <p className="quiet">{say('page.loading')}</p>
  const options = takers.data
    .filter(({ id }) => id !== username)
    .map(({ id, name, isOnDuty }) => ({
      value: id,
      label: isOnDuty ? `${name ?? id} · ${say('taker.on-duty')}` : (name ?? id),
    }))
  if (options.length === 0) return <p className="quiet">{tell('transfer.none')}</p>
  return <Choices legend={tell('transfer.to')} options={options} value={value} choose={choose} />
}
