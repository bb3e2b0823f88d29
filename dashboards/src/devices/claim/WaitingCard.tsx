import { Button, Checkbox } from 'antd'
import type { WireListedSource, WireUnclaimedProposals } from '../../../../services/api/wire/source.ts'
import { useDevices, useKinds } from '../../api/devices.ts'
import { problemWords } from '../../api/request.ts'
import { useGet } from '../../api/use-get.ts'
import { KindMark } from '../../app/kind-marks.tsx'
import { useCan } from '../../app/rights.ts'
import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { useReadingLine } from '../reading-line.ts'
import { type Waiting, waitingPath } from '../sources/source-api.ts'
import { type Adoption, clearOf, type Proposal, proposed } from './adoption.ts'
import { ForgetButton } from './ForgetButton.tsx'
import { IgnoreButton } from './IgnoreButton.tsx'
import { LastMessage } from './LastMessage.tsx'
import { useAdopting } from './use-adopting.ts'
import { words } from './words.ts'

interface WaitingCardProps {
  readonly waiting: Waiting
  readonly source: WireListedSource
  readonly zone: string
  readonly onOpen: () => void
  /** All of it is known: it may be adopted with others. */
  readonly box?: { readonly isTicked: boolean; readonly onTick: () => void }
}

export const keyOf = ({ source, address }: Pick<Waiting, 'source' | 'address'>): string =>
  `${source} ${address}`

/** One that waits: who it says it is, what it said last, what it may be. */
export function WaitingCard({ waiting: listed, source, zone, onOpen, box }: WaitingCardProps) {
  const { say } = useSay(words)
  const can = useCan()
  const asked = useGet<WireUnclaimedProposals>(waitingPath(listed))
  const { data } = asked
  const waiting = shownOf(listed, data)
  return (
    <li className="card claim-card">
      <div className="claim-head">
        <h2>
          <code>{waiting.address}</code>
        </h2>
        <span>{[waiting.name, waiting.model].filter(Boolean).join(' · ')}</span>
        {box && (
          <Checkbox className="claim-tick" checked={box.isTicked} onChange={box.onTick}>
            {say('claim.tick')} <span className="unseen">{waiting.address}</span>
          </Checkbox>
        )}
      </div>
      <p className="quiet small">
        {say('claim.source')} {source.name} · {say('claim.times', { n: waiting.count })} · {say('claim.last')}{' '}
        <Age at={waiting.lastAt} />
      </p>
      <Likely proposals={data?.proposals} failure={asked.failureReason} />
      <LastMessage waiting={waiting} />
      <div className="claim-ways">
        {can('devices.write') && data !== undefined && (
          <AdoptButtons {...{ waiting, source, zone, onOpen }} proposal={clearOf(data.proposals)} />
        )}
        {can('sources.write') &&
          (source.version > 0 ? (
            <IgnoreButton waiting={waiting} source={source} />
          ) : (
            <ForgetButton waiting={waiting} />
          ))}
      </div>
    </li>
  )
}

/** What tells of somebody's health is in no list: it is asked for one by one, by those who may. */
export const shownOf = (listed: Waiting, asked: WireUnclaimedProposals | undefined): Waiting =>
  listed.withheld === undefined ? listed : (asked?.device ?? listed)

interface LikelyProps {
  readonly proposals: readonly Proposal[] | undefined
  readonly failure: unknown
}

function Likely({ proposals, failure }: LikelyProps) {
  const { say, of } = useSay(words)
  const common = useWords()
  const { data: kinds } = useKinds()
  const line = useReadingLine()
  const best = clearOf(proposals)
  if (proposals === undefined)
    return (
      <p className="quiet" role="status">
        {failure === null ? say('claim.looking') : problemWords(common.say, failure)}
      </p>
    )
  if (proposals.length === 0) return <p className="quiet">{say('claim.like.nothing')}</p>
  if (best === undefined) return <p className="quiet">{say('claim.like.several')}</p>
  const kind = kinds?.get(best.kind)
  return (
    <p className="claim-like">
      <KindMark kind={best.kind} />{' '}
      <strong>{say('claim.like', { kind: kind ? of(kind.title) : best.kind })}</strong>{' '}
      <span>{line(best.values, kind)}</span>{' '}
      {best.needsMounting && <span className="quiet small">{say('claim.needs-mounting')}</span>}
    </p>
  )
}

interface AdoptProps extends WaitingCardProps {
  readonly proposal: Proposal | undefined
}

/** One click where all of it is known; else the form. */
function AdoptButtons({ waiting, source, zone, proposal, onOpen }: AdoptProps) {
  const { say, of } = useSay(words)
  const { data: kinds } = useKinds()
  const { data: devices } = useDevices()
  const adopting = useAdopting(waiting, source)
  const kind = proposal && kinds?.get(proposal.kind)
  const isClear = proposal !== undefined && kind !== undefined && !proposal.needsMounting && zone !== ''
  if (!isClear)
    return (
      <Button type="primary" onClick={onOpen}>
        {say('claim.do')}
      </Button>
    )
  const around = { zone, title: of(kind.title), isTaken: (id: string) => devices?.byId.has(id) ?? false }
  const adoption: Adoption = proposed(waiting, proposal, around)
  return (
    <>
      <Button
        type="primary"
        loading={adopting.isPending}
        // Where its name or its zone is refused, the form says why.
        onClick={() => adopting.mutate(adoption, { onError: onOpen })}
      >
        {say('claim.do.as', { kind: of(kind.title) })}
      </Button>
      <Button onClick={onOpen}>{say('claim.other')}</Button>
    </>
  )
}
