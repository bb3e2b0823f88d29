import { Button, Popover } from 'antd'
import { useState } from 'react'
import { go } from '../app/location.ts'
import { useSay } from '../words/use-say.ts'
import { keepDraft } from './draft.ts'
import { type RuleFile, rulePath } from './rule-api.ts'
import { words } from './rule-words.ts'

/** A rule of the product keeps its shape: an own one begins as its copy. */
export function CopyRule({ rule }: { readonly rule: RuleFile }) {
  const { say } = useSay(words)
  const [open, setOpen] = useState(false)
  const begin = (id: string) => {
    const { tests: _, ...definition } = rule.definition
    keepDraft(id, { seen: 0, definition })
    go(`${rulePath(id)}?tab=edit`)
  }
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="copy-rule">
          <p>{say(rule.custom ? 'copy.own' : 'copy.about')}</p>
          <Button type="primary" onClick={() => begin(`${rule.id}-${Date.now().toString(36).slice(-4)}`)}>
            {say('copy.begin')}
          </Button>
        </div>
      }
    >
      <Button className="head-end">{say('copy')}</Button>
    </Popover>
  )
}
