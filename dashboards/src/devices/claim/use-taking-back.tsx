import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { useProblem } from '../../form/problem.ts'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

const SHOWN_S = 8
const KEY = 'claim'

/** Says that something is done, and for a moment how to take it back. */
export function useTakingBack(): (text: ReactNode, takeBack: () => Promise<unknown>) => void {
  const { say } = useSay(words)
  const problem = useProblem()
  const { message } = App.useApp()
  return (text, takeBack) => {
    const undo = () => {
      message.destroy(KEY)
      takeBack().catch(error => void message.error(problem(error)))
    }
    const content = (
      <>
        {text}{' '}
        <Button type="link" size="small" className="undo" onClick={undo}>
          {say('claim.undo')}
        </Button>
      </>
    )
    void message.success({ key: KEY, duration: SHOWN_S, content })
  }
}
