import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { problemWords } from '../api/request.ts'
import { useChangedFrom } from '../form/use-changed-from.ts'
import { useLeaving } from '../form/use-leaving.ts'
import { useSay } from '../words/use-say.ts'
import { type Bilingual, useWords } from '../words/words.ts'
import { words } from './panel-words.ts'
import { useSetResponse } from './response-rule.ts'

const STEPS_MAX = 12
const LENGTH_MAX = 200

interface Row extends Bilingual {
  readonly key: number
}

interface ResponseEditorProps {
  readonly alert: WireAlert
  readonly steps: readonly Bilingual[]
  readonly close: () => void
}

/** The steps as this site wants them: a line each, in Chinese first. */
export function ResponseEditor({ alert, steps, close }: ResponseEditorProps) {
  const { say } = useSay(words)
  const common = useWords()
  const { message } = App.useApp()
  const { ready, error, save } = useSetResponse(alert)
  const [rows, setRows] = useState<readonly Row[]>(() => steps.map((step, key) => ({ ...step, key })))
  const leave = useLeaving(useChangedFrom(rows))
  const change = (key: number, part: Partial<Bilingual>) =>
    setRows(rows.map(row => (row.key === key ? { ...row, ...part } : row)))
  const add = () => setRows([...rows, { key: Math.max(-1, ...rows.map(row => row.key)) + 1, zh: '', en: '' }])
  const written = rows.filter(({ zh, en }) => zh.trim() !== '' || en.trim() !== '').map(inBoth)
  const send = (given: readonly Bilingual[] | undefined) =>
    save.mutate(given, {
      onSuccess: () => {
        void message.success(say('plan.edit.saved'))
        close()
      },
    })
  const fault = error ?? save.error
  return (
    <form
      className="response-editor"
      aria-label={say('plan.edit.title')}
      onSubmit={event => {
        event.preventDefault()
        send(written)
      }}
    >
      <p className="quiet">{say('plan.edit.help')}</p>
      {rows.map((row, i) => (
        <StepRow
          key={row.key}
          row={row}
          n={i + 1}
          change={part => change(row.key, part)}
          remove={() => setRows(rows.filter(one => one !== row))}
        />
      ))}
      {rows.length < STEPS_MAX && (
        <Button type="dashed" onClick={add}>
          {say('plan.edit.add')}
        </Button>
      )}
      {fault && <p role="alert">{problemWords(common.say, fault)}</p>}
      <div className="action-row">
        <Button onClick={() => leave(close)}>{say('plan.edit.cancel')}</Button>
        <Button onClick={() => send(undefined)} disabled={!ready || save.isPending}>
          {say('plan.edit.reset')}
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!ready || written.length === 0}
          loading={save.isPending}
        >
          {say('plan.edit.save')}
        </Button>
      </div>
    </form>
  )
}

/** Whoever writes one language alone is read in it by everybody. */
const inBoth = ({ zh, en }: Bilingual): Bilingual => ({
  zh: zh.trim() || en.trim(),
  en: en.trim() || zh.trim(),
})

interface StepRowProps {
  readonly row: Row
  readonly n: number
  readonly change: (part: Partial<Bilingual>) => void
  readonly remove: () => void
}

function StepRow({ row, n, change, remove }: StepRowProps) {
  const { say } = useSay(words)
  return (
    <fieldset>
      <Input
        aria-label={say('plan.edit.step', { n })}
        value={row.zh}
        maxLength={LENGTH_MAX}
        onChange={event => change({ zh: event.target.value })}
      />
      <Input
        aria-label={say('plan.edit.english', { n })}
        placeholder={say('plan.edit.english.optional')}
        value={row.en}
        maxLength={LENGTH_MAX}
        onChange={event => change({ en: event.target.value })}
      />
      <Button type="text" aria-label={say('plan.edit.remove', { n })} onClick={remove}>
        ✕
      </Button>
    </fieldset>
  )
}
