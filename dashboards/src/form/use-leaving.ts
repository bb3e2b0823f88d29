import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { type Guard, guardPage } from '../app/leaving.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** Asks before a form goes in which something was changed: by Back, by another page, and by the way that this gives. */
export function useLeaving(isChanged: boolean): Guard {
  const { say } = useSay(words)
  const { modal } = App.useApp()
  const ask: Guard = leave => {
    if (!isChanged) return leave()
    modal.confirm({
      title: say('form.leave'),
      content: say('form.leave.help'),
      okText: say('form.leave.go'),
      cancelText: say('form.leave.stay'),
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: () => leave(),
    })
  }
  const asking = useRef(ask)
  asking.current = ask
  useEffect(() => {
    if (!isChanged) return
    const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', askBrowser)
    const open = guardPage(leave => asking.current(leave))
    return () => {
      removeEventListener('beforeunload', askBrowser)
      open()
    }
  }, [isChanged])
  return ask
}
