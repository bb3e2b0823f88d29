import { useEffect, useState } from 'react'

/** Whether something was put into a form that nobody has saved; the browser asks before the window goes with it. */
export function useTyped(): readonly [boolean, () => void] {
  const [isTyped, setTyped] = useState(false)
  useEffect(() => {
    if (!isTyped) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isTyped])
  return [isTyped, () => setTyped(true)]
}
