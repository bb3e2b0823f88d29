import { Button } from 'antd'
import { useState } from 'react'
import type { WireListedSource, WireUnclaimedProposals } from '../../../../services/api/wire/source.ts'
import { useDevices, useKinds } from '../../api/devices.ts'
import { useGet } from '../../api/use-get.ts'
import { Awaited } from '../../app/Awaited.tsx'
import { faultsOf } from '../../form/faults.ts'
import { SideForm } from '../../form/SideForm.tsx'
import { useSay } from '../../words/use-say.ts'
import { isMeasured } from '../mounting/mounting.ts'
import { useReadingLine } from '../reading-line.ts'
import { AsIfFields, showsDistance } from '../sources/AsIfFields.tsx'
import { useFormats, type Waiting, waitingPath } from '../sources/source-api.ts'
import { type Adoption, clearOf, missingOf, type Proposal, proposed } from './adoption.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { useAdopting } from './use-adopting.ts'
import { shownOf } from './WaitingCard.tsx'
import { WouldBe } from './WouldBe.tsx'
import { words } from './words.ts'

interface ClaimFormProps {
  readonly waiting: Waiting
  readonly source: WireListedSource
  readonly zone: string
  readonly onClose: () => void
}

/** What is not clear by itself: what it is, how it hangs, where it stands. */
export function ClaimForm(props: ClaimFormProps) {
  const asked = useGet<WireUnclaimedProposals>(waitingPath(props.waiting))
  if (asked.data === undefined) return <Awaited what={asked} />
  const waiting = shownOf(props.waiting, asked.data)
  return <Form {...props} waiting={waiting} proposals={asked.data.proposals} />
}

interface FormProps extends ClaimFormProps {
  readonly proposals: readonly Proposal[]
}

const SHOWN = ['id', 'name', 'zone', 'kind', 'origin']

function Form({ waiting, source, zone, proposals, onClose }: FormProps) {
  const { say } = useSay(words)
  const around = useAround(zone)
  const clear = clearOf(proposals)
  const [draft, setDraft] = useState<Adoption>(() => proposed(waiting, clear, around(clear)))
  const [isTried, setTried] = useState(false)
  const codecs = useFormats().data?.codecs ?? []
  const usual = source.codec ?? ''
  const isDistance = showsDistance({ ...draft, codecs, usual })
  const isWithoutLevel = isDistance && !isMeasured(draft.mounting)
  const adopting = useAdopting(waiting, source, isWithoutLevel)
  const missing = missingOf(draft, isDistance)
  const faults = isTried && missing.length > 0 ? missing : faultsOf(adopting.error)
  const change = (part: Partial<Adoption>) => setDraft({ ...draft, ...part })
  const submit = () => {
    setTried(true)
    if (missing.length === 0) adopting.mutate(draft, { onSuccess: onClose })
  }
  return (
    <SideForm
      holds={draft}
      title={say('claim.form', { address: waiting.address })}
      onClose={onClose}
      onSubmit={submit}
      isSaving={adopting.isPending}
      error={adopting.error}
      shown={SHOWN}
      submit={say(isWithoutLevel ? 'claim.do.without-level' : 'claim.do')}
      note={isWithoutLevel && say('claim.without-level')}
    >
      <Proposals
        proposals={proposals}
        chosen={draft}
        onChoose={({ kind, codec = '' }) => change({ kind, codec })}
      />
      <AsIfFields
        {...{ kind: draft.kind, codec: draft.codec, mounting: draft.mounting, codecs, usual, faults }}
        onChange={change}
      />
      <WouldBe waiting={waiting} draft={draft} />
      <PlaceFields site={source.site} {...{ draft, faults }} onChange={change} />
    </SideForm>
  )
}

function useAround(zone: string) {
  const { of } = useSay(words)
  const { data: kinds } = useKinds()
  const { data: devices } = useDevices()
  return (proposal: Proposal | undefined) => {
    const kind = proposal && kinds?.get(proposal.kind)
    return {
      zone,
      title: kind ? of(kind.title) : '',
      isTaken: (id: string) => devices?.byId.has(id) ?? false,
    }
  }
}

interface ProposalsProps {
  readonly proposals: readonly Proposal[]
  readonly chosen: Pick<Adoption, 'kind' | 'codec'>
  readonly onChoose: (proposal: Proposal) => void
}

function Proposals({ proposals, chosen, onChoose }: ProposalsProps) {
  const { say, of } = useSay(words)
  const { data: kinds } = useKinds()
  const line = useReadingLine()
  if (proposals.length === 0) return null
  return (
    <fieldset className="proposals">
      <legend>{say('claim.proposals')}</legend>
      {proposals.slice(0, 4).map(proposal => {
        const kind = kinds?.get(proposal.kind)
        const isChosen = proposal.kind === chosen.kind && (proposal.codec ?? '') === chosen.codec
        return (
          <Button
            key={`${proposal.kind} ${proposal.codec}`}
            aria-pressed={isChosen}
            className={isChosen ? 'is-chosen' : ''}
            onClick={() => onChoose(proposal)}
          >
            <strong>{kind ? of(kind.title) : proposal.kind}</strong>{' '}
            <span>{line(proposal.values, kind)}</span>
          </Button>
        )
      })}
    </fieldset>
  )
}
