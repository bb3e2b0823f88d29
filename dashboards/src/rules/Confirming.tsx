import { Modal } from 'antd'
import type { WireConfirmation } from '../../../services/api/wire/rule.ts'
import { isCode } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './editor-words.ts'

type Word = WireConfirmation

/** What the server wants to hear said before it does it; nothing where that is not why it refused. */
export function neededBy(error: unknown): readonly Word[] | undefined {
  if (!isCode(error, 'RULE_NEEDS_CONFIRMATION')) return undefined
  return (error.problem.confirm ?? []) as Word[]
}

interface ConfirmingProps {
  readonly error: unknown
  readonly confirm: (words: readonly Word[]) => void
  readonly cancel: () => void
}

/** Says honestly what may come of it, in the server's words, and asks. */
export function Confirming({ error, confirm, cancel }: ConfirmingProps) {
  const { say, of } = useSay(words)
  const needed = neededBy(error)
  const faults = isCode(error, 'RULE_NEEDS_CONFIRMATION') ? (error.problem.faults ?? []) : []
  const what = needed?.includes('life-safety') ? 'life' : needed?.includes('gives-order') ? 'order' : 'tests'
  return (
    <Modal
      open={needed !== undefined}
      title={say(`confirm.${what}`)}
      okText={say(`confirm.${what}.yes`)}
      okButtonProps={{ danger: true }}
      cancelText={say('confirm.no')}
      onOk={() => confirm(needed ?? [])}
      onCancel={cancel}
    >
      <ul className="confirm-faults">
        {faults.map(({ path, says }) => (
          <li key={path + says.en}>⚠ {of(says)}</li>
        ))}
      </ul>
    </Modal>
  )
}
