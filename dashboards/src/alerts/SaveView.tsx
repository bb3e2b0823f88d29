import { App, Button, Input, Popover } from 'antd'
import { type FormEvent, useState } from 'react'
import { isCode, problemWords } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './list-words.ts'
import { savedOf, useSaveView } from './saved-views.ts'
import type { View } from './views.ts'

const NAME_MAX = 40

/** Keeps what is shown under a name. */
export function SaveView({ view }: { readonly view: View }) {
  const { say: common } = useWords()
  const { say } = useSay(words)
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const save = useSaveView()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    save.mutate(savedOf(newId(), name.trim(), view), {
      onSuccess: () => {
        setOpen(false)
        setName('')
        void message.success(say('view.saved', { name: name.trim() }))
      },
      onError: error =>
        void message.error(
          isCode(error, 'VIEWS_TOO_MANY') ? say('error.VIEWS_TOO_MANY') : problemWords(common, error),
        ),
    })
  }
  const form = (
    <form className="save-view" onSubmit={submit}>
      <label htmlFor="view-name">{say('view.save.name')}</label>
      <Input
        id="view-name"
        autoFocus
        maxLength={NAME_MAX}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <small className="quiet">{say('view.save.help')}</small>
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={name.trim() === ''}>
        {say('view.save.do')}
      </Button>
    </form>
  )
  return (
    <Popover
      content={form}
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      destroyOnHidden
    >
      <Button className="save-view-button">{say('view.save')}</Button>
    </Popover>
  )
}

// `crypto.randomUUID` is missing where the page came over plain HTTP.
const newId = (): string =>
  `v${Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16).padStart(2, '0')).join('')}`
