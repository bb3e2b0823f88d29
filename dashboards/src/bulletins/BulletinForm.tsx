import { Input } from 'antd'
import { useState } from 'react'
import type { WireBulletin } from '../../../services/api/wire/lobby.ts'
import { useChanged } from '../api/use-get.ts'
import { MomentField } from '../duty/MomentField.tsx'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { isOvertaken, Overtaken, type Told } from '../form/Overtaken.tsx'
import { SideForm } from '../form/SideForm.tsx'
import { useSaving } from '../form/use-saving.ts'
import { clock } from '../time/clock.ts'
import { siteTime } from '../time/site-time.ts'
import { useSay } from '../words/use-say.ts'
import { BulletinPreview } from './BulletinPreview.tsx'
import { type BulletinFields, LENGTHS, newBody } from './bulletin-fields.ts'
import { bulletinsPath, saveBulletin } from './bulletins.ts'
import { words } from './words.ts'
import '../duty/duty.css'

interface BulletinFormProps {
  readonly site: string
  /** Nothing for a new one. */
  readonly bulletin: WireBulletin | undefined
  readonly timeZone: string
  readonly onClose: () => void
}

/** A bulletin, drawn as it will hang while it is typed. */
export function BulletinForm({ site, bulletin, timeZone, onClose }: BulletinFormProps) {
  const { say } = useSay(words)
  const changed = useChanged()
  const [opened] = useState(bulletin)
  const [body, setBody] = useState<BulletinFields>(() => bodyOf(bulletin))
  const change = (some: Partial<BulletinFields>) => setBody({ ...body, ...some })
  const toldOf = useTold(timeZone)
  const changes = [bulletinsPath(site)]
  const saving = useSaving({
    send: (version: string | undefined) =>
      saveBulletin(site, opened?.id, { ...body, ...(version !== undefined && { version }) }),
    changes,
    onDone: onClose,
  })
  const save = (version: string | undefined) =>
    saving.mutate(version, {
      onError: error => {
        if (isOvertaken(error)) void changed(...changes)
      },
    })
  const wasOvertaken = isOvertaken(saving.error)
  const faults = faultsOf(saving.error)
  return (
    <SideForm
      holds={body}
      title={say(opened ? 'change' : 'new')}
      {...{ onClose, isSaving: saving.isPending, error: wasOvertaken ? null : saving.error }}
      onSubmit={() => save(opened?.version)}
      shown={['title', 'text', 'from', 'until']}
    >
      <Field
        label={say('field.title')}
        help={say('field.title.help', { n: body.title.length, max: LENGTHS.title })}
        path="title"
        faults={faults}
      >
        {control => (
          <Input
            {...control}
            value={body.title}
            maxLength={LENGTHS.title}
            onChange={event => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={say('field.text')}
        help={say('field.text.help', { n: body.text.length, max: LENGTHS.text })}
        path="text"
        faults={faults}
        optional
      >
        {control => (
          <Input.TextArea
            {...control}
            rows={5}
            value={body.text}
            maxLength={LENGTHS.text}
            onChange={event => change({ text: event.target.value })}
          />
        )}
      </Field>
      <MomentField
        label={say('field.from')}
        {...{ timeZone, faults }}
        path="from"
        value={body.from}
        onChange={from => change({ from })}
      />
      <MomentField
        label={say('field.until')}
        {...{ timeZone, faults }}
        path="until"
        value={body.until}
        onChange={until => change({ until })}
      />
      <BulletinPreview bulletin={body} timeZone={timeZone} />
      {wasOvertaken && opened && (
        <Overtaken
          before={toldOf(opened)}
          now={bulletin && toldOf(bulletin)}
          onAnyway={() => save(bulletin?.version)}
        />
      )}
    </SideForm>
  )
}

function bodyOf(bulletin: WireBulletin | undefined): BulletinFields {
  if (bulletin === undefined) return newBody(clock.now())
  const { title, text, from, until } = bulletin
  return { title, text, from, until }
}

/** What somebody else changed of it, in words. */
function useTold(timeZone: string): (of: WireBulletin) => Told {
  const { say, language } = useSay(words)
  return ({ title, text, from, until }) => [
    [say('field.title'), title],
    [say('field.text'), text],
    [say('field.from'), siteTime(language, timeZone, 'day-clock', from)],
    [say('field.until'), siteTime(language, timeZone, 'day-clock', until)],
  ]
}
