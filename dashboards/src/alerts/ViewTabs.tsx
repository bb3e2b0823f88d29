import { App, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { problemWords } from '../api/request.ts'
import { Link } from '../app/Link.tsx'
import { CloseMark } from '../app/marks.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './list-words.ts'
import { SaveView } from './SaveView.tsx'
import { type SavedView, useDeleteView, useSavedViews, useSaveView, viewOfSaved } from './saved-views.ts'
import { useCounts } from './use-counts.ts'
import { BUILT_IN, BUILT_INS, isSameView, type View, viewQuery } from './views.ts'
import './views.css'

interface Tab {
  readonly key: string
  readonly name: string
  readonly view: View
  readonly saved?: SavedView
}

/** The ways to look at the alerts: those that everybody needs, and one's own. */
export function ViewTabs({ view }: { readonly view: View }) {
  const { say } = useSay(words)
  const saved = useSavedViews()
  const tabs: readonly Tab[] = [
    ...BUILT_INS.map(name => ({
      ...{ key: name, name: say(`view.${name}`) },
      view: { filter: BUILT_IN[name], grouping: 'none' } as const,
    })),
    ...saved.map(one => ({ key: `saved:${one.id}`, name: one.name, view: viewOfSaved(one), saved: one })),
  ]
  const counts = useCounts(tabs.map(tab => tab.view))
  const here = tabs.find(tab => isSameView(tab.view, view))
  const list = useShownHere(here?.key, counts.size)
  return (
    <nav className="views" aria-label={say('view.label')}>
      <ul ref={list}>
        {tabs.map(tab => (
          <li key={tab.key} data-here={tab === here}>
            <Link
              href={`/${viewQuery(tab.view)}`}
              {...(tab === here ? { 'aria-current': 'page' as const } : {})}
            >
              {tab.name}
              <Counted n={counts.get(viewQuery(tab.view))} />
            </Link>
            {tab === here && tab.saved && <Delete view={tab.saved} />}
          </li>
        ))}
      </ul>
      {here === undefined && <SaveView view={view} />}
    </nav>
  )
}

/** On a phone they do not fit side by side: the one that is shown is moved into sight. */
function useShownHere(key: string | undefined, counted: number) {
  const list = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with its figures they are wider
  useEffect(() => {
    if (key === undefined) return
    const box = list.current
    const tab = box?.querySelector<HTMLElement>('[data-here="true"]')
    if (box && tab) box.scrollLeft = tab.offsetLeft + tab.offsetWidth - box.offsetLeft - box.clientWidth
  }, [key, counted])
  return list
}

function Counted({ n }: { readonly n: number | undefined }) {
  return n === undefined ? null : <span className="view-count">{n}</span>
}

/** It can be taken back, so nobody is asked first. */
function Delete({ view }: { readonly view: SavedView }) {
  const { say: common } = useWords()
  const { say } = useSay(words)
  const { message } = App.useApp()
  const remove = useDeleteView()
  const save = useSaveView()
  const failed = (error: unknown) => void message.error(problemWords(common, error))
  const told = (
    <>
      {say('view.deleted', { name: view.name })}{' '}
      <Button type="link" size="small" onClick={() => save.mutate(view, { onError: failed })}>
        {say('bulk.undo')}
      </Button>
    </>
  )
  return (
    <button
      type="button"
      className="view-delete"
      aria-label={say('view.delete', { name: view.name })}
      title={say('view.delete', { name: view.name })}
      onClick={() =>
        remove.mutate(view, {
          onSuccess: () => void message.info({ content: told, duration: 8 }),
          onError: failed,
        })
      }
    >
      <CloseMark />
    </button>
  )
}
