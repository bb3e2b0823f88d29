import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { WireRule } from '../../../services/api/wire/rule.ts'
import { useKinds } from '../api/devices.ts'
import { ask, problemWords } from '../api/request.ts'
import { go } from '../app/location.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { keepDraft } from './draft.ts'
import { metricsOf, usualOf } from './form/editor.ts'
import { asShape } from './form/shapes.ts'
import { words } from './list-words.ts'
import { type RuleFile, rulePath } from './rule-api.ts'

interface NewRuleProps {
  readonly rules: readonly WireRule[]
  readonly cancel: () => void
}

/** Begins a rule: from nothing, or as a copy of one that is there. Nothing is saved before it is published. */
export function NewRule({ rules, cancel }: NewRuleProps) {
  const { say, of } = useSay(words)
  const common = useWords()
  const { data: kinds } = useKinds()
  const [id, setId] = useState('')
  const [kind, setKind] = useState('smart-bin')
  const [copyOf, setCopyOf] = useState<string>()
  const [error, setError] = useState<unknown>()
  const isTaken = rules.some(rule => rule.id === id)
  const isId = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(id)
  const begin = async () => {
    try {
      const from =
        copyOf === undefined ? undefined : await ask<RuleFile>(`/api/rules/${encodeURIComponent(copyOf)}`)
      const metrics = metricsOf({ kind }, [...(kinds?.values() ?? [])])
      const blank = { severity: 'medium' as const, when: asShape('compare', usualOf(metrics)) }
      keepDraft(id, {
        seen: 0,
        definition: from?.definition ?? { kind, title: { en: '', zh: '' }, settings: {}, levels: [blank] },
      })
      go(`${rulePath(id)}?tab=edit`)
    } catch (error) {
      setError(error)
    }
  }
  return (
    <section className="new-rule" aria-label={say('list.new')}>
      <h2>{say('list.new')}</h2>
      <div>
        <span className="field-label">{say('new.id')}</span>
        <Input
          aria-label={say('new.id')}
          value={id}
          placeholder="bin-warm"
          status={id !== '' && (isTaken || !isId) ? 'error' : ''}
          onChange={({ target }) => setId(target.value.trim())}
        />
        {isTaken && <small className="field-faults">{say('new.taken')}</small>}
        {id !== '' && !isId && <small className="field-faults">{say('new.no-id')}</small>}
      </div>
      <div>
        <span className="field-label">{say('new.from')}</span>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          aria-label={say('new.from')}
          placeholder={say('new.blank')}
          value={copyOf ?? null}
          options={rules.map(rule => ({ value: rule.id, label: `${of(rule.title)} · ${rule.id}` }))}
          onChange={(chosen: string | null) => setCopyOf(chosen ?? undefined)}
          popupMatchSelectWidth={false}
        />
      </div>
      {copyOf === undefined && (
        <div>
          <span className="field-label">{say('list.kind')}</span>
          <Select
            aria-label={say('list.kind')}
            value={kind}
            options={[
              ...[...(kinds?.values() ?? [])].map(({ kind, title }) => ({ value: kind, label: of(title) })),
              { value: '*', label: say('list.all-kinds') },
            ]}
            onChange={setKind}
            popupMatchSelectWidth={false}
          />
        </div>
      )}
      <div className="publish-ways">
        <Button type="primary" disabled={!isId || isTaken} onClick={() => void begin()}>
          {say('new.begin')}
        </Button>
        <Button type="text" onClick={cancel}>
          {say('new.cancel')}
        </Button>
      </div>
      {error !== undefined && <p className="fault">{problemWords(common.say, error)}</p>}
    </section>
  )
}
