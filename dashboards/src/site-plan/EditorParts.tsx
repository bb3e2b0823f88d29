import { Button, Popconfirm } from 'antd'
import { isCode } from '../api/request.ts'
import { faultsOf } from '../form/faults.ts'
import { useProblem } from '../form/problem.ts'
import { usePhrases } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './edit-words.ts'
import type { Acts, Drawn } from './use-drawing.ts'

interface EditorHeadProps {
  readonly drawn: Drawn
  readonly act: Acts
  readonly isChanged: boolean
  readonly isNamed: boolean
  readonly isSaving: boolean
  readonly save: () => void
  readonly leave: () => void
  /** Of a plan that is there already. */
  readonly remove: (() => void) | undefined
}

export function EditorHead(props: EditorHeadProps) {
  const { drawn, act, isChanged, isNamed, isSaving, save, leave, remove } = props
  const { say } = useSay(words)
  return (
    <div className="page-head plan-head">
      <h1>{say(remove === undefined ? 'draw.new' : 'draw.title')}</h1>
      <Button disabled={!drawn.canUndo} onClick={act.undo}>
        {say('draw.undo')}
      </Button>
      <Button disabled={!drawn.canRedo} onClick={act.redo}>
        {say('draw.redo')}
      </Button>
      {remove && (
        <Popconfirm
          title={say('draw.remove.sure')}
          okText={say('draw.remove')}
          cancelText={say('draw.stay')}
          onConfirm={remove}
        >
          <Button>{say('draw.remove')}</Button>
        </Popconfirm>
      )}
      <span className="draw-end">
        {!isNamed && <span className="quiet small">{say('draw.name-missing')}</span>}
        {isChanged ? (
          <Popconfirm
            title={say('draw.drop.sure')}
            okText={say('draw.drop')}
            cancelText={say('draw.stay')}
            onConfirm={leave}
          >
            <Button>{say('draw.leave')}</Button>
          </Popconfirm>
        ) : (
          <Button onClick={leave}>{say('draw.leave')}</Button>
        )}
        <Button type="primary" loading={isSaving} disabled={!isChanged || !isNamed} onClick={save}>
          {say('draw.save')}
        </Button>
      </span>
    </div>
  )
}

/** A conflict has a place of its own. */
export function EditorFault({ error }: { readonly error: Error | null }) {
  const phrases = usePhrases()
  const { say, of } = useSay(words)
  const problem = useProblem()
  const isShown = error !== null && !isCode(error, 'SITE_PLAN_VERSION_CONFLICT')
  const faults = isShown ? faultsOf(error) : []
  return (
    <div role="alert">
      {isShown && (
        <p className="fault">
          {faults.length > 0
            ? say('draw.faults', { says: phrases([...new Set(faults.map(fault => of(fault.says)))]) })
            : say('draw.error', { title: problem(error) })}
        </p>
      )}
    </div>
  )
}

interface InHandBarProps {
  readonly drawn: Drawn
  readonly act: Acts
  readonly nameOf: (device: string) => string
  readonly labelOf: (zone: string) => string
}

/** What is chosen, in words, and the way to take it off again. */
export function InHandBar({ drawn: { inHand, draft }, act, nameOf, labelOf }: InHandBarProps) {
  const { say } = useSay(words)
  if (inHand === undefined) return null
  const outline = 'outline' in inHand ? draft.outlines[inHand.outline] : undefined
  const look = outline ? say(`draw.look.${outline.look}`) : ''
  const told =
    'device' in inHand
      ? say('draw.chosen.device', { name: nameOf(inHand.device) })
      : say('draw.chosen.outline', { name: outline?.zone === undefined ? look : labelOf(outline.zone) })
  return (
    <div className="draw-in-hand">
      <span role="status">{told}</span>
      <Button size="small" onClick={() => act.away(inHand)}>
        {say('draw.chosen.away')}
      </Button>
    </div>
  )
}
