import { Modal, Switch } from 'antd'
import { memo } from 'react'
import { usePreference } from '../app/preference.ts'
import { useSay } from '../words/use-say.ts'
import { letterKeys } from './letter-keys.ts'
import { words } from './list-words.ts'

const LINES = [
  ['next', 'j', '↓', 'k', '↑'],
  ['open', 'Enter'],
  ['acknowledge', 'a'],
  ['claim', 'c'],
  ['choose', 'x', 'Space'],
  ['choose-to', 'Shift + x'],
  ['all', 'Ctrl + a'],
  ['unfold', '→', '←'],
  ['search', '/'],
  ['leave', 'Esc'],
  ['help', '?'],
] as const

interface KeysHelpProps {
  readonly open: boolean
  readonly close: () => void
}

/** Which key does what, and the switch for whoever presses letters without meaning to. */
export const KeysHelp = memo(function KeysHelp({ open, close }: KeysHelpProps) {
  const { say } = useSay(words)
  const letters = usePreference(letterKeys)
  return (
    <Modal open={open} onCancel={close} footer={null} title={say('keys.title')} width={460} destroyOnHidden>
      <dl className="keys">
        {LINES.map(([what, ...keys]) => (
          <div key={what}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="keys-letters">
        <Switch
          id="letter-keys"
          checked={letters === 'on'}
          onChange={on => letterKeys.set(on ? 'on' : 'off')}
        />
        <label htmlFor="letter-keys">
          {say('keys.letters')}
          <small className="quiet">{say('keys.letters.help')}</small>
        </label>
      </div>
    </Modal>
  )
})
