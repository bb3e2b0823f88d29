import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { WireListedSource, WireSource, WireSourceFormats } from '../../../../services/api/wire/source.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { faultsOf } from '../../form/faults.ts'
import { newId } from '../../form/new-id.ts'
import { isOvertaken, Overtaken } from '../../form/Overtaken.tsx'
import { setParameters } from '../../form/parameter.ts'
import { SideForm } from '../../form/SideForm.tsx'
import { useSaving } from '../../form/use-saving.ts'
import { useSay } from '../../words/use-say.ts'
import { DeleteSource } from './DeleteSource.tsx'
import { bodyOf, draftOf, missingOf, newDraft, type SourceDraft } from './draft.ts'
import { Ignored } from './Ignored.tsx'
import { dropDraft, keepDraft, keptDraft } from './kept-draft.ts'
import { SourceFields } from './SourceFields.tsx'
import { sourcePath } from './source-api.ts'
import { TryIt } from './TryIt.tsx'
import { useSourceTold } from './use-source-told.ts'
import { useWays } from './use-ways.ts'
import { words } from './words.ts'

interface SourceEditorProps {
  readonly site: string
  readonly source: WireListedSource | undefined
  readonly catalogue: WireSourceFormats
  readonly onClose: () => void
}

const SHOWN = ['name', 'via', 'filters', 'format', 'settings', 'codec']

/** A source, and beside it what it makes of a message. */
export function SourceEditor({ site, source, catalogue, onClose }: SourceEditorProps) {
  const { say } = useSay(words)
  const told = useSourceTold()
  const changed = useChanged()
  const { empty, kept } = useBegun(site, catalogue)
  const [opened] = useState(source)
  const [id] = useState(() => source?.id ?? newId('source'))
  const [draft, setDraft] = useState<SourceDraft>(() => (source ? draftOf(source) : (kept ?? empty)))
  const [ignored, setIgnored] = useState<readonly string[]>(source?.ignored ?? [])
  const [isTried, setTried] = useState(false)
  const [isKept, setKept] = useState(false)
  const away = () => {
    keepDraft(site, draft)
    // Before the page is left: nothing of it would be lost, and nobody is asked.
    flushSync(() => setKept(true))
    // The draft has its format, maybe another by now: Back must not take the address for another wish.
    setParameters({ format: '', as: '' })
  }
  const close = () => {
    if (source === undefined) dropDraft()
    setParameters({ format: '', as: '' })
    onClose()
  }
  const saving = useSaving({
    send: (version: number | undefined) =>
      ask<WireSource>(sourcePath(id), {
        method: 'PUT',
        body: { ...bodyOf(draft, site, ignored), ...(version !== undefined && { version }) },
      }),
    changes: ['/api/sources', '/api/unclaimed'],
    onDone: close,
  })
  const save = (version: number | undefined) =>
    saving.mutate(version, { onError: error => void (isOvertaken(error) && changed('/api/sources')) })
  const missing = missingOf(draft)
  const wasOvertaken = isOvertaken(saving.error)
  const submit = () => {
    setTried(true)
    if (missing.length === 0) save(opened?.version)
  }
  return (
    <SideForm
      holds={[draft, ignored]}
      from={source ? undefined : [empty, []]}
      isKept={isKept}
      title={source?.name ?? say('sources.new')}
      width={1120}
      onClose={close}
      onSubmit={submit}
      isSaving={saving.isPending}
      error={wasOvertaken ? null : saving.error}
      shown={SHOWN}
      more={source && <DeleteSource source={source} onClose={close} />}
    >
      {wasOvertaken && opened !== undefined && (
        <Overtaken
          before={told(opened)}
          now={source && told(source)}
          onAnyway={() => save(source?.version)}
        />
      )}
      <div className="source-editor">
        <div className="plain-form">
          <SourceFields
            {...{ draft, site, catalogue }}
            faults={isTried && missing.length > 0 ? missing : faultsOf(saving.error)}
            onChange={setDraft}
            onAway={away}
          />
          <Ignored addresses={ignored} onClear={() => setIgnored([])} />
        </div>
        <TryIt {...{ draft, site, catalogue }} id={source?.id} />
      </div>
    </SideForm>
  )
}

interface Begun {
  readonly empty: SourceDraft
  readonly kept: SourceDraft | undefined
}

/** What a new one begins with: as it was left; else the format of the address, and the only way that there is. */
function useBegun(site: string, { formats }: WireSourceFormats): Begun {
  const ways = useWays(site)
  const search = new URLSearchParams(location.search)
  const wanted = search.get('format')
  const [kept] = useState(() => keptDraft(site, ways, wanted))
  const format = formats.find(({ name }) => name === wanted) ?? formats[0]
  const way = ways.length === 1 ? (ways[0]?.value ?? '') : ''
  return { empty: newDraft(way, format, search.get('as') ?? ''), kept }
}
