import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireKind } from '../api/devices.ts'
import { isAddress } from '../devices/value.ts'
import { Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { keptMetrics } from './evidence.ts'
import { words } from './panel-words.ts'
import { ReadingsTable } from './ReadingsTable.tsx'

type Reading = NonNullable<WireAlert['evidence']['kept']>[number]

interface KeptProps {
  readonly kept: readonly Reading[]
  readonly kind: WireKind | undefined
}

/**
 * What was seen while it lasted: a plate as it looks, and its picture behind a press. Pictures lie on the camera's own
 * server: the page loads nothing from there by itself, and tells it nothing of where somebody came from.
 */
export function Kept({ kept, kind }: KeptProps) {
  const common = useWords()
  const seen = kept.filter(({ values }) => 'plate' in values || 'snapshotUrl' in values)
  const others = kept.filter(one => !seen.includes(one))
  return (
    <>
      {seen.length > 0 && (
        <ul className="kept">
          {seen.map(one => (
            <Seen key={`${one.at} ${one.values.plate}`} reading={one} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ReadingsTable
          caption={common.say('alert.kept')}
          metrics={keptMetrics(others, kind)}
          readings={others}
        />
      )}
    </>
  )
}

function Seen({ reading: { at, values } }: { readonly reading: Reading }) {
  const { say } = useSay(words)
  const { plate, snapshotUrl } = values
  return (
    <li>
      {plate !== undefined && (
        <span className="plate">
          <span className="unseen">{say('why.plate')} </span>
          {String(plate)}
        </span>
      )}
      <span className="quiet">
        {say('why.seen-at')} <Stamp at={at} />
      </span>
      {snapshotUrl !== undefined && isAddress(snapshotUrl) && (
        <a href={snapshotUrl} target="_blank" rel="noreferrer noopener">
          {say('why.snapshot')} <small>{say('why.snapshot.where', { host: hostOf(snapshotUrl) })}</small>
        </a>
      )}
    </li>
  )
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address)
