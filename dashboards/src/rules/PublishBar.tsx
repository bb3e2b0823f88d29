import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { WireConfirmation, WireRuleCheck } from '../../../services/api/wire/rule.ts'
import { isCode, problemWords } from '../api/request.ts'
import { Link } from '../app/Link.tsx'
import { go } from '../app/location.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { Confirming, neededBy } from './Confirming.tsx'
import type { Draft } from './draft.ts'
import { words } from './editor-words.ts'
import { rulePath, usePutRule } from './rule-api.ts'
import { SomebodyElse } from './SomebodyElse.tsx'
import type { useDraft } from './use-draft.ts'

interface PublishBarProps {
  readonly id: string
  readonly begun: Draft
  readonly drafting: ReturnType<typeof useDraft>
  readonly check: WireRuleCheck | undefined
}

/** Publishes what was written, with why; or lets it watch without a word to anybody first. */
export function PublishBar({ id, begun, drafting, check }: PublishBarProps) {
  const { say } = useSay(words)
  const common = useWords()
  const { message } = App.useApp()
  const put = usePutRule(id, saved => {
    drafting.beginAgain({ definition: saved.definition, seen: saved.version })
    void message.success(say(saved.dryRun ? 'published.dry' : 'published', { n: saved.version }))
    go(rulePath(id))
  })
  const [note, setNote] = useState('')
  const [seen, setSeen] = useState(drafting.draft.seen)
  const { definition } = drafting.draft
  const failing = check?.tests.filter(({ rows }) => rows.some(({ ok }) => !ok)).length ?? 0
  const isNew = begun.seen === 0
  const save = (confirm: readonly string[] = [], ruleVersion = seen) =>
    put.mutate({
      definition,
      ruleVersion,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(confirm.length > 0 ? { confirm: [...confirm] as WireConfirmation[] } : {}),
    })
  return (
    <section className="publish-bar">
      <Checkbox
        checked={definition.dryRun === true}
        onChange={({ target }) => drafting.put('dryRun', target.checked ? true : undefined)}
      >
        {say('dry-run')}
      </Checkbox>
      <p className="quiet small">{say('dry-run.about')}</p>
      {failing > 0 && <p className="notice">{say('tests.failing', { n: failing })}</p>}
      <Input.TextArea
        aria-label={say('note')}
        placeholder={say('note')}
        autoSize
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className="publish-ways">
        <Button
          type="primary"
          loading={put.isPending}
          disabled={check?.ok === false || (!isNew && !drafting.isChanged)}
          onClick={() => save()}
        >
          {say(definition.dryRun ? 'publish.dry' : 'publish')}
        </Button>
        {drafting.isChanged && (
          <Button type="text" onClick={() => drafting.beginAgain(begun)}>
            {say('discard')}
          </Button>
        )}
      </div>
      {check?.ok && drafting.isKept && <Link href={`${rulePath(id)}?tab=backtest`}>{say('backtest')}</Link>}
      {check?.ok === false && <p className="quiet small">{say('publish.faults')}</p>}
      {put.isError && isCode(put.error, 'RULE_VERSION_CONFLICT') && (
        <SomebodyElse
          id={id}
          takeOver={version => {
            setSeen(version)
            save([], version)
          }}
        />
      )}
      {put.isError && neededBy(put.error) === undefined && !isCode(put.error, 'RULE_VERSION_CONFLICT') && (
        <p className="fault" role="alert">
          {problemWords(common.say, put.error)}
        </p>
      )}
      <Confirming error={put.error} confirm={save} cancel={() => put.reset()} />
    </section>
  )
}
