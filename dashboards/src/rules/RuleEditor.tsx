import { Segmented } from 'antd'
import { useState } from 'react'
import { useKinds, useRules } from '../api/devices.ts'
import { useSay } from '../words/use-say.ts'
import type { Draft } from './draft.ts'
import { words } from './editor-words.ts'
import { EditorProvider, metricsOf } from './form/editor.ts'
import { JsonView } from './form/JsonView.tsx'
import { LevelsEditor } from './form/LevelsEditor.tsx'
import { RuleBasics } from './form/RuleBasics.tsx'
import { SettingsEditor } from './form/SettingsEditor.tsx'
import { TestsEditor } from './form/TestsEditor.tsx'
import { WholeRule } from './form/WholeRule.tsx'
import { PublishBar } from './PublishBar.tsx'
import { useCheck } from './rule-api.ts'
import { SentencePanel } from './SentencePanel.tsx'
import { useDraft } from './use-draft.ts'
import './form/form.css'

interface RuleEditorProps {
  readonly id: string
  readonly begun: Draft
}

/** A rule as forms, with the sentence that it makes beside them; or as text. */
export function RuleEditor({ id, begun }: RuleEditorProps) {
  const { say } = useSay(words)
  const drafting = useDraft(id, begun)
  const { draft, put, putSetting } = drafting
  const [view, setView] = useState<'forms' | 'json'>('forms')
  const check = useCheck(id, draft.definition)
  const { data: kindsById } = useKinds()
  const { data: rules = [] } = useRules()
  if (kindsById === undefined) return null
  const kinds = [...kindsById.values()]
  const metrics = metricsOf(draft.definition, kinds)
  return (
    <EditorProvider
      value={{ definition: draft.definition, put, putSetting, metrics, rules, kinds, check: check.data }}
    >
      <div className="rule-editor">
        <div className="rule-forms">
          <Segmented
            aria-label={say('view')}
            value={view}
            options={(['forms', 'json'] as const).map(value => ({ value, label: say(`view.${value}`) }))}
            onChange={setView}
          />
          {view === 'json' ? (
            <JsonView />
          ) : (
            <>
              <RuleBasics isNew={begun.seen === 0} />
              <LevelsEditor />
              <SettingsEditor />
              <WholeRule />
              <TestsEditor />
            </>
          )}
        </div>
        <aside className="rule-aside" aria-label={say('aside')}>
          <SentencePanel check={check.data} title={draft.definition.title} />
          <PublishBar id={id} begun={begun} drafting={drafting} check={check.data} />
        </aside>
      </div>
    </EditorProvider>
  )
}
