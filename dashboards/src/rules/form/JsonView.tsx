import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSay } from '../../words/use-say.ts'
import { useEditor } from './editor.ts'
import { words } from './form-words.ts'

/** The rule as text, for those who prefer it: what can be read is taken over at once. */
export function JsonView() {
  const { say } = useSay(words)
  const { definition, put } = useEditor()
  const [text, type] = useState(() => JSON.stringify(definition, null, 2))
  const [fault, setFault] = useState<string>()
  const change = (typed: string) => {
    type(typed)
    try {
      put('', JSON.parse(typed))
      setFault(undefined)
    } catch (error) {
      setFault((error as Error).message)
    }
  }
  return (
    <section className="rule-part">
      <h2>JSON</h2>
      <p className="quiet small">{say('json.about')}</p>
      <Input.TextArea
        className="json-text"
        aria-label="JSON"
        spellCheck={false}
        autoSize={{ minRows: 16, maxRows: 40 }}
        value={text}
        onChange={({ target }) => change(target.value)}
      />
      {fault !== undefined && (
        <p className="fault" role="alert">
          {say('json.fault')} {fault}
        </p>
      )}
      <Button size="small" onClick={() => change(JSON.stringify(definition, null, 2))}>
        {say('json.tidy')}
      </Button>
    </section>
  )
}
