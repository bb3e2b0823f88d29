import { Button } from 'antd'
import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'
import { usePeople } from '../form/people.ts'
import { Stamp } from '../time/Age.tsx'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { type Changes, changesOf } from './both-drew.ts'
import { type Draft, draftOf } from './draft.ts'
import { words } from './edit-words.ts'

interface PlanOvertakenProps {
  readonly base: Draft
  /** As somebody else left it; nothing where they deleted it. */
  readonly theirs: WireSitePlan | undefined
  readonly nameOf: (device: string) => string
  readonly both: () => void
  readonly mine: () => void
  readonly drop: () => void
}

/** Somebody else was first: what they changed, with everything that was drawn still there. */
export function PlanOvertaken({ base, theirs, nameOf, both, mine, drop }: PlanOvertakenProps) {
  const { say } = useSay(words)
  const people = usePeople()
  return (
    <div className="notice draw-overtaken" role="alert">
      {theirs === undefined ? (
        <p>{say('draw.overtaken.gone')}</p>
      ) : (
        <>
          <p>
            {say('draw.overtaken', { who: people.nameOf(theirs.savedBy), when: '' })}
            <Stamp at={theirs.savedAt} />
          </p>
          <Told changes={changesOf(base, draftOf(theirs))} nameOf={nameOf} />
        </>
      )}
      <p>{say('draw.overtaken.kept')}</p>
      <div className="draw-row">
        {theirs !== undefined && (
          <Button type="primary" onClick={both}>
            {say('draw.overtaken.both')}
          </Button>
        )}
        <Button onClick={mine}>{say('draw.overtaken.mine')}</Button>
        <Button onClick={drop}>{say('draw.overtaken.theirs')}</Button>
      </div>
    </div>
  )
}

const NAMED_MAX = 5

function Told({
  changes,
  nameOf,
}: {
  readonly changes: Changes
  readonly nameOf: (device: string) => string
}) {
  const { say } = useSay(words)
  const listed = useListed()
  const names = (ids: readonly string[]) =>
    listed([
      ...ids.slice(0, NAMED_MAX).map(nameOf),
      ...(ids.length > NAMED_MAX ? [say('draw.told.others', { n: ids.length - NAMED_MAX })] : []),
    ])
  return (
    <ul className="told-list">
      {(['placed', 'moved', 'taken'] as const)
        .filter(what => changes[what].length > 0)
        .map(what => (
          <li key={what}>
            {say(`draw.told.${what}`, { n: changes[what].length, names: names(changes[what]) })}
          </li>
        ))}
      {changes.outlines > 0 && <li>{say('draw.told.outlines', { n: changes.outlines })}</li>}
      {changes.sheet && <li>{say('draw.told.sheet')}</li>}
    </ul>
  )
}
