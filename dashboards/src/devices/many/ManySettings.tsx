import { useState } from 'react'
import { setParameters, useParameter } from '../../form/parameter.ts'
import { SideForm } from '../../form/SideForm.tsx'
import { useSay } from '../../words/use-say.ts'
import { SettingsFields } from './SettingsFields.tsx'
import { SettingsResult } from './SettingsResult.tsx'
import { missingOf, NO_SETTINGS, type SettingsDraft } from './settings-draft.ts'
import { useSettings } from './use-settings.ts'
import { words } from './words.ts'
import './many.css'

interface ManySettingsProps {
  readonly ids: readonly string[]
  readonly choose: (ids: readonly string[]) => void
}

const close = () => setParameters({ do: '' })

/** The same for all that are chosen: `?do=settings`. */
export function ManySettings(props: ManySettingsProps) {
  const [doing] = useParameter('do')
  return doing === 'settings' ? <Setting {...props} /> : null
}

const SHOWN = ['set', 'origin']

/** First what would change, then that it does: another setting is looked at anew. */
function Setting({ ids, choose }: ManySettingsProps) {
  const { say } = useSay(words)
  const [draft, setDraft] = useState<SettingsDraft>(NO_SETTINGS)
  const [isTried, setTried] = useState(false)
  const { looking, doing, would, done } = useSettings(ids, draft)
  const missing = missingOf(draft)
  const submit = () => {
    setTried(true)
    if (done !== undefined) close()
    else if (missing.length > 0) return
    else if (would !== undefined && would.changed > 0) doing.mutate()
    else looking.mutate()
  }
  const label = () => {
    if (done !== undefined) return say('many.close')
    return would !== undefined && would.changed > 0 ? say('many.do', { n: would.changed }) : say('many.look')
  }
  return (
    <SideForm
      holds={done === undefined ? draft : NO_SETTINGS}
      title={say('many.title', { n: ids.length })}
      onClose={close}
      onSubmit={submit}
      isSaving={looking.isPending || doing.isPending}
      error={doing.error ?? looking.error}
      shown={SHOWN}
      submit={label()}
    >
      {done === undefined && (
        <SettingsFields
          ids={ids}
          draft={draft}
          change={part => setDraft({ ...draft, ...part })}
          faults={isTried ? missing : []}
        />
      )}
      <div aria-live="polite" className="settings-result">
        {done !== undefined ? (
          <SettingsResult answer={done} says="many.done" choose={choose} />
        ) : (
          would !== undefined && <SettingsResult answer={would} says="many.would" />
        )}
      </div>
    </SideForm>
  )
}
